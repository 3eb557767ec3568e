import { InlineStack, Text } from "@shopify/polaris";

/** One fact: what it is at the start of the line, what it says at the end. */
export function FactLine(props: { label: string; value: string; weight?: "regular" | "semibold" }) {
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <Text as="span" tone="subdued">
        {props.label}
      </Text>
      <Text as="span" alignment="end" fontWeight={props.weight ?? "regular"} breakWord numeric>
        {props.value}
      </Text>
    </InlineStack>
  );
}
