import { BlockStack, List, Text } from "@shopify/polaris";
import type { Terms } from "../../loyalty/describe/terms.ts";

/** The program's terms as shoppers read them. */
export function TermsText({ terms }: { terms: Terms }) {
  return (
    <BlockStack gap="500">
      <BlockStack gap="100">
        <Text as="h2" variant="headingLg">
          {terms.title}
        </Text>
        <Text as="p" tone="subdued">
          {terms.dated}
        </Text>
      </BlockStack>
      {terms.sections.map(({ id, title, sentences, items }) => (
        <BlockStack key={id} gap="200">
          <Text as="h3" variant="headingMd">
            {title}
          </Text>
          {sentences.map((sentence) => (
            <Text key={sentence} as="p" breakWord>
              {sentence}
            </Text>
          ))}
          {items.length > 0 && (
            <List>
              {items.map((item) => (
                <List.Item key={item.id}>
                  <Text as="span" fontWeight="semibold">
                    {`${item.title} `}
                  </Text>
                  {item.sentences.join(" ")}
                </List.Item>
              ))}
            </List>
          )}
        </BlockStack>
      ))}
    </BlockStack>
  );
}
