import { BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { AlertTriangleIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { DescribedItem } from "../../../loyalty/describe/describe-program.ts";
import { type Subject, SUBJECT_ADDRESSES } from "./subjects.ts";

/** More than so many would hide the other subjects. */
const ITEMS_MAX = 5;
/** A part that says more is read on its own screen. */
const SENTENCES_MAX = 3;

/** What holds now in one subject of the program, in words, and the button to change it. */
export function SubjectCard(props: {
  subject: Subject;
  items: readonly DescribedItem[];
  /** What in it was hardly meant. */
  warnings: readonly string[];
}) {
  const { t } = useTranslation();
  const { subject, items, warnings } = props;
  const title = t(`hub.subject.${subject}.title`);
  const action = items.length === 0 ? t("hub.set-up") : t("hub.change");
  const rest = items.length - ITEMS_MAX;
  return (
    <div id={subject}>
      <Card>
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <Text as="h2" variant="headingMd" breakWord>
              {title}
            </Text>
            <Button url={SUBJECT_ADDRESSES[subject]} accessibilityLabel={`${action}: ${title}`}>
              {action}
            </Button>
          </InlineStack>
          {items.length === 0 && (
            <Text as="p" tone="subdued">
              {t(`hub.subject.${subject}.empty`)}
            </Text>
          )}
          {items.slice(0, ITEMS_MAX).map((item) => (
            <Item key={item.id} item={item} heading={item.title === title ? "above" : "own"} />
          ))}
          {rest > 0 && (
            <Text as="p" tone="subdued">
              {t("hub.more", { count: rest })}
            </Text>
          )}
          {warnings.map((line) => (
            <InlineStack key={line} gap="200" wrap={false} blockAlign="start">
              <div>
                <Icon source={AlertTriangleIcon} tone="caution" />
              </div>
              <Text as="p" tone="caution" breakWord>
                {line}
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
      </Card>
    </div>
  );
}

function Item({ item, heading }: { item: DescribedItem; heading: "above" | "own" }) {
  return (
    <BlockStack gap="050">
      {heading === "own" && (
        <Text as="h3" fontWeight="semibold" breakWord>
          {item.title}
        </Text>
      )}
      <Text as="p" tone="subdued" breakWord>
        {item.sentences.slice(0, SENTENCES_MAX).join(" ")}
      </Text>
    </BlockStack>
  );
}
