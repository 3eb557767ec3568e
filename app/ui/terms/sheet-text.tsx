import { BlockStack, List, Text } from "@shopify/polaris";
import type { StaffSheet } from "../../loyalty/describe/staff-sheet.ts";

/** What a till or a help desk needs, on one page. */
export function SheetText({ sheet }: { sheet: StaffSheet }) {
  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingLg">
          {sheet.title}
        </Text>
        <Text as="p" tone="subdued">
          {sheet.dated}
        </Text>
      </BlockStack>
      {sheet.blocks.map(({ id, title, lines }) => (
        <BlockStack key={id} gap="100">
          <Text as="h3" variant="headingMd">
            {title}
          </Text>
          <List>
            {lines.map((line) => (
              <List.Item key={line.id}>
                <Text as="span" fontWeight="semibold">
                  {`${line.name} `}
                </Text>
                {line.text}
              </List.Item>
            ))}
          </List>
        </BlockStack>
      ))}
      {sheet.questions.map(({ id, question, answers }) => (
        <BlockStack key={id} gap="100">
          <Text as="h3" variant="headingSm">
            {question}
          </Text>
          <Text as="p">{answers.join(" ")}</Text>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
