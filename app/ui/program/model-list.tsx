import { BlockStack, Button, Card, EmptyState, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

/** A program to start from; its texts in every language of the admin. */
export interface ModelLine {
  id: string;
  name: { en: string; de: string };
  summary: { en: string; de: string };
}

/** The programs that a merchant can start from, one card each. */
export function ModelList({ models }: { models: ModelLine[] }) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { language } = speech;
  return (
    <Page
      title={t("models.title")}
      subtitle={t("models.subtitle")}
      backAction={{ content: t("nav.program"), url: "/app/program" }}
    >
      {models.length === 0 ? (
        <Card>
          <EmptyState
            heading={t("models.empty")}
            image=""
            action={{ content: t("models.empty-action"), url: "/app/program" }}
          >
            <p>{t("models.empty-text")}</p>
          </EmptyState>
        </Card>
      ) : (
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {models.map((model) => (
            <Card key={model.id}>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {model.name[language]}
                </Text>
                <Text as="p">{model.summary[language]}</Text>
                <InlineStack>
                  <Button
                    url={`/app/program/models/${model.id}`}
                    accessibilityLabel={t("models.look-label", { name: model.name[language] })}
                  >
                    {t("models.look")}
                  </Button>
                </InlineStack>
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
      )}
    </Page>
  );
}
