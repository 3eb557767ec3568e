import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { type PropsWithChildren, useId, useState } from "react";
import { useTranslation } from "react-i18next";

/** A card of the form that asks one question. */
export function FormCard({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

/**
 * A card for what most shops leave as it is: folded it says in a line what holds.
 *
 * @param props.state `set`: something in it is not as it is by default; `wrong`: something in it must be put right
 */
export function FoldCard(
  props: PropsWithChildren<{ title: string; summary: string; state: "default" | "set" | "wrong" }>,
) {
  const { t } = useTranslation();
  const { title, summary, state, children } = props;
  const [isOpen, setOpen] = useState(state === "set");
  const isShown = isOpen || state === "wrong";
  const id = useId();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Button
              variant="plain"
              ariaExpanded={isShown}
              ariaControls={id}
              accessibilityLabel={
                isShown ? t("rewards.form.hide-label", { title }) : t("rewards.form.show-label", { title })
              }
              onClick={() => setOpen(!isShown)}
            >
              {isShown ? t("rewards.form.hide") : t("rewards.form.show")}
            </Button>
          </InlineStack>
          {!isShown && (
            <Text as="p" tone="subdued">
              {summary}
            </Text>
          )}
        </BlockStack>
        <div id={id} hidden={!isShown}>
          {isShown && <BlockStack gap="400">{children}</BlockStack>}
        </div>
      </BlockStack>
    </Card>
  );
}
