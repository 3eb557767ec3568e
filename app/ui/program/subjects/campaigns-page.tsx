import { BlockStack, Card, EmptyState, Page } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { quarterOf } from "../../../loyalty/campaigns/campaign-calendar.ts";
import { campaignOverlaps } from "../../../loyalty/campaigns/overlaps.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { CampaignCalendar } from "./campaign-calendar.tsx";
import { CampaignList } from "./campaign-list.tsx";
import { CampaignOverlaps } from "./campaign-overlaps.tsx";

/** The calendar of campaigns, where they meet, and all of them. */
export function CampaignsPage(props: {
  program: Program;
  /** Whole seconds since 1970. */
  now: number;
  /** The quarter that the address names; null: the present one. */
  quarter: string | null;
}) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const { program, now } = props;
  const overlaps = useMemo(() => campaignOverlaps(program, timeZone), [program, timeZone]);
  const quarter = quarterOf(props.quarter, { timeZone, now });
  const add = { content: t("subjects.campaigns.add"), icon: PlusIcon, url: "/app/program/campaigns/new" };
  const isEmpty = program.campaigns.length === 0;
  return (
    <Page
      title={t("subjects.campaigns.title")}
      subtitle={t("subjects.campaigns.subtitle")}
      backAction={{ content: t("nav.program"), url: "/app/program" }}
      {...(isEmpty ? {} : { primaryAction: add })}
    >
      {isEmpty ? (
        <Card>
          <EmptyState
            heading={t("subjects.campaigns.empty.title")}
            image=""
            action={{ content: t("subjects.campaigns.add"), url: add.url }}
          >
            <p>{t("subjects.campaigns.empty.text")}</p>
          </EmptyState>
        </Card>
      ) : (
        <BlockStack gap="400">
          <CampaignCalendar program={program} quarter={quarter} overlaps={overlaps} now={now} />
          {program.campaigns.length > 1 && (
            <CampaignOverlaps program={program} overlaps={overlaps.filter(({ to }) => to > now)} />
          )}
          <CampaignList program={program} now={now} />
        </BlockStack>
      )}
    </Page>
  );
}
