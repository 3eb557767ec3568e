import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../format.tsx";
import type { TierName } from "../filter-words.ts";
import { WhoCard } from "./bulk-page.tsx";
import type { ChosenMembers } from "./bulk-view.ts";

export interface ExportPageProps {
  chosen: ChosenMembers;
  members: number;
  tiers: TierName[];
  listUrl: string;
  /** How many are in the file so far; null: none is being made. */
  written: number | null;
  onFile: () => void;
}

/** A file of members, made while the page is open: nothing is kept of it. */
export function ExportPage({ chosen, members, tiers, listUrl, written, onFile }: ExportPageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Page title={t("memberList.bulk.export")} backAction={{ content: t("members.title"), url: listUrl }}>
      <BlockStack gap="400">
        <WhoCard chosen={chosen} tiers={tiers} />
        <Card>
          <BlockStack gap="300">
            <Text as="p" fontWeight="semibold">
              {t("memberList.export.members", { count: members, number: number(members) })}
            </Text>
            <Text as="p" tone="subdued">
              {t("memberList.export.columns")}
            </Text>
            <div role="status">
              {written !== null && (
                <Text as="p">{t("memberList.export.written", { done: number(written), total: number(members) })}</Text>
              )}
            </div>
            {members > 0 && (
              <InlineStack align="end">
                <Button variant="primary" loading={written !== null} onClick={onFile}>
                  {t("memberList.export.save")}
                </Button>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
