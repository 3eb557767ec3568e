import { BlockStack, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../format.tsx";
import { ChangeButton } from "../../../permissions.tsx";
import type { TierName } from "../filter-words.ts";
import { Refusal, WhoCard } from "./bulk-page.tsx";
import type { BulkAnswer, ChosenMembers } from "./bulk-view.ts";

export interface ExportPageProps {
  chosen: ChosenMembers;
  members: number;
  tiers: TierName[];
  listUrl: string;
  answer: BulkAnswer | null;
  isBusy: boolean;
  onStart: () => void;
}

/** A file of members: whom it has, and the button that has it written. */
export function ExportPage({ chosen, members, tiers, listUrl, answer, isBusy, onStart }: ExportPageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Page title={t("memberList.bulk.export")} backAction={{ content: t("members.title"), url: listUrl }}>
      <BlockStack gap="400">
        {answer?.outcome === "refused" && <Refusal answer={answer} />}
        <WhoCard chosen={chosen} tiers={tiers} />
        <Card>
          <BlockStack gap="300">
            <Text as="p" fontWeight="semibold">
              {t("memberList.export.members", { count: members, number: number(members) })}
            </Text>
            <Text as="p" tone="subdued">
              {t("memberList.export.columns")}
            </Text>
            {members > 0 && (
              <>
                <Text as="p" tone="subdued">
                  {t("memberList.export.later")}
                </Text>
                <InlineStack align="end">
                  <ChangeButton variant="primary" loading={isBusy} onClick={onStart}>
                    {t("memberList.export.start")}
                  </ChangeButton>
                </InlineStack>
              </>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
