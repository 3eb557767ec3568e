import { BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { overlapTexts } from "../../../loyalty/campaigns/campaign-words.ts";
import type { Overlap } from "../../../loyalty/campaigns/overlaps.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";

/** How many are told at once. */
const SHOWN_MAX = 6;

/** Which campaigns meet from now on, when, and what a member gets where they do. */
export function CampaignOverlaps({ program, overlaps }: { program: Program; overlaps: readonly Overlap[] }) {
  const { t } = useTranslation();
  const { speech, currency, timeZone, number } = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? overlaps : overlaps.slice(0, SHOWN_MAX);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("subjects.campaigns.overlaps.title")}
          </Text>
          <Text as="p" tone="subdued">
            {overlaps.length === 0 ? t("subjects.campaigns.overlaps.none") : t("subjects.campaigns.overlaps.help")}{" "}
            {overlaps.length > 0 && (
              <Link url="/app/program/policies">{t("subjects.campaigns.overlaps.policies")}</Link>
            )}
          </Text>
        </BlockStack>
        {shown.map((overlap, index) => {
          const [who, ...what] = overlapTexts(overlap, { program, language: speech.language, currency, timeZone });
          return (
            <Fragment key={index}>
              {index > 0 && <Divider />}
              <BlockStack gap="050">
                <Text as="h3" variant="headingSm" breakWord>
                  {who}
                </Text>
                <Text as="p" breakWord>
                  {what.join(" ")}
                </Text>
              </BlockStack>
            </Fragment>
          );
        })}
        {shown.length < overlaps.length && (
          <InlineStack>
            <Button onClick={() => setWhole(true)}>
              {t("subjects.campaigns.overlaps.all", { number: number(overlaps.length) })}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
