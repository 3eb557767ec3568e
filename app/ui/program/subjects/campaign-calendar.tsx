import {
  Badge,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { ChevronLeftIcon, ChevronRightIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import {
  type BarPiece,
  campaignBar,
  type CampaignBar,
  type Quarter,
  quarterLater,
} from "../../../loyalty/campaigns/campaign-calendar.ts";
import { campaignState } from "../../../loyalty/campaigns/campaign-window.ts";
import { campaignGives, campaignWhen } from "../../../loyalty/campaigns/campaign-words.ts";
import type { Overlap } from "../../../loyalty/campaigns/overlaps.ts";
import { sentence } from "../../../loyalty/describe/telling.ts";
import type { Campaign, Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";
import { datesIn, listsIn } from "../../../loyalty/formatters.ts";

/** What of three months each campaign is on, as bars with their words; which of them meet is marked. */
export function CampaignCalendar(props: {
  program: Program;
  quarter: Quarter;
  overlaps: readonly Overlap[];
  /** Whole seconds since 1970. */
  now: number;
}) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const { program, quarter, overlaps, now } = props;
  const lines = program.campaigns.flatMap((campaign) => {
    const bar = campaignBar(campaign, { days: quarter, overlaps, timeZone });
    return bar ? [{ campaign, bar }] : [];
  });
  const kinds = new Set(lines.flatMap(({ bar }) => bar.pieces.map(({ kind }) => kind)));
  return (
    <Card>
      <BlockStack gap="400">
        <CalendarHead quarter={quarter} />
        <BlockStack gap="300">
          <MonthNames quarter={quarter} />
          {lines.map(({ campaign, bar }) => (
            <CampaignLine key={campaign.id} campaign={campaign} bar={bar} program={program} now={now} />
          ))}
          {lines.length === 0 && (
            <Text as="p" tone="subdued">
              {t("subjects.campaigns.calendar.none")}
            </Text>
          )}
        </BlockStack>
        {lines.length > 0 && <Legend kinds={kinds} />}
      </BlockStack>
    </Card>
  );
}

function CalendarHead({ quarter }: { quarter: Quarter }) {
  const { t } = useTranslation();
  const monthName = useMonthName("long");
  const [first, , last] = quarter.months;
  const address = (by: number) => `/app/program/campaigns?quarter=${quarterLater(quarter, by).name}`;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="h2" variant="headingMd">
        {first && last ? t("subjects.campaigns.calendar.title", { from: monthName(first), to: monthName(last) }) : ""}
      </Text>
      <ButtonGroup variant="segmented">
        <Button
          icon={ChevronLeftIcon}
          url={address(-1)}
          accessibilityLabel={t("subjects.campaigns.calendar.earlier")}
        />
        <Button icon={ChevronRightIcon} url={address(1)} accessibilityLabel={t("subjects.campaigns.calendar.later")} />
      </ButtonGroup>
    </InlineStack>
  );
}

/** The names of the months above the part of the bars that is theirs. */
function MonthNames({ quarter }: { quarter: Quarter }) {
  const monthName = useMonthName("short");
  return (
    <InlineGrid columns={columnsFor(quarter.months.map(({ days }) => days))}>
      {quarter.months.map((month) => (
        <Box key={month.month} borderInlineStartWidth="025" borderColor="border" paddingInlineStart="100">
          <Text as="span" variant="bodySm" tone="subdued" truncate>
            {monthName(month)}
          </Text>
        </Box>
      ))}
    </InlineGrid>
  );
}

function CampaignLine(props: { campaign: Campaign; bar: CampaignBar; program: Program; now: number }) {
  const { t } = useTranslation();
  const { speech, currency, timeZone } = useFormat();
  const { campaign, bar, program, now } = props;
  const { language } = speech;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Link url={`/app/program/campaigns/${campaign.id}`}>
          <Text as="span" fontWeight="semibold" breakWord>
            {campaign.name}
          </Text>
        </Link>
        <CampaignBadge state={campaignState(campaign, { timeZone, now })} />
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {[campaignGives(campaign, { program, language, currency }), campaignWhen(campaign, { language, timeZone })]
          .map(sentence)
          .join(" ")}
      </Text>
      <Bar pieces={bar.pieces} />
      {bar.meets.length > 0 && (
        <InlineStack>
          <Badge tone="attention">
            {t("subjects.campaigns.calendar.meets", {
              names: listsIn(speech.locale, { type: "conjunction" }).format(bar.meets.map(({ name }) => name)),
            })}
          </Badge>
        </InlineStack>
      )}
    </BlockStack>
  );
}

const FILLS = {
  off: "bg-fill-tertiary",
  on: "bg-fill-success",
  chosen: "bg-fill-info",
  together: "bg-fill-caution",
} as const satisfies Record<BarPiece["kind"], string>;

/** The days as colours; the line's words say the same. */
function Bar({ pieces }: { pieces: readonly BarPiece[] }) {
  return (
    <Box borderRadius="100" overflowX="hidden" overflowY="hidden">
      <InlineGrid columns={columnsFor(pieces.map(({ days }) => days))}>
        {pieces.map(({ kind }, index) => (
          <Box key={index} background={FILLS[kind]} minHeight="10px" />
        ))}
      </InlineGrid>
    </Box>
  );
}

function Legend({ kinds }: { kinds: ReadonlySet<BarPiece["kind"]> }) {
  const { t } = useTranslation();
  return (
    <InlineStack gap="400">
      {(["on", "chosen", "together"] as const)
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <InlineStack key={kind} gap="150" blockAlign="center" wrap={false}>
            <Box background={FILLS[kind]} minHeight="10px" minWidth="20px" borderRadius="100" />
            <Text as="span" variant="bodySm">
              {t(`subjects.campaigns.calendar.legend.${kind}`)}
            </Text>
          </InlineStack>
        ))}
    </InlineStack>
  );
}

/** "October 2026", "Oct 2026" */
function useMonthName(length: "long" | "short"): (month: { year: number; month: number }) => string {
  const { speech } = useFormat();
  const format = datesIn(speech.locale, { month: length, year: "numeric", timeZone: "UTC" });
  return ({ year, month }) => format.format(Date.UTC(year, month - 1, 1));
}

function columnsFor(days: readonly number[]): string {
  return days.map((count) => `minmax(0, ${count}fr)`).join(" ");
}
