import { Badge, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface VersionLine {
  version: number;
  savedAt: string;
  savedBy: string;
}

/** The saved versions, newest first. The newest is the one in force. */
export function ProgramVersionsCard({ versions }: { versions: VersionLine[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("program.versions.title")}
          </Text>
          <Text as="p" tone="subdued">
            {versions.length === 0 ? t("program.versions.empty") : t("program.versions.help")}
          </Text>
        </BlockStack>
        {versions.map((line, index) => (
          <InlineStack key={line.version} align="space-between" gap="200" blockAlign="center">
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                {t("program.versions.version", { version: line.version })}
              </Text>
              {index === 0 && <Badge tone="success">{t("program.versions.current")}</Badge>}
            </InlineStack>
            <Box>
              <Text as="span" tone="subdued">
                {dateTime(line.savedAt)}
              </Text>
            </Box>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
