import { BlockStack, Box, Card, EmptyState, Page, Select } from "@shopify/polaris";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type FlowOfPeriod, type SeriesStep, type Span, SPANS } from "../../loyalty/figures/series.ts";
import { useFormat } from "../format.tsx";
import { FlowCard } from "./flow-card.tsx";
import { LiabilityCard, type LiabilityView } from "./liability-card.tsx";
import { TiersCard, type TierLine } from "./tiers-card.tsx";

export interface FiguresPageProps {
  span: Span;
  step: SeriesStep;
  /** When the figures were counted; null: never yet. */
  at: string | null;
  /** They are being counted anew. */
  isStale: boolean;
  series: FlowOfPeriod[];
  tiers: TierLine[];
  liability: LiabilityView;
  isLoading: boolean;
  onSpan: (span: Span) => void;
}

const SPAN_CHOICES: readonly Span[] = ["30", "90", "365"];
/** How soon the page looks again while figures are being counted. */
const LOOK_AGAIN_MS = 3000;

/** What people would rather look at than read: points over time, members by tier, what expires when. */
export function FiguresPage(props: FiguresPageProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { at, span } = props;
  useLookAgain(props);
  if (at === null) return <NothingYet />;
  return (
    <Page title={t("charts.title")} subtitle={t("charts.as-of", { at: dateTime(at) })}>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Select
            label={t("charts.span.label")}
            labelInline
            disabled={props.isLoading}
            value={span}
            options={SPAN_CHOICES.map((value) => ({ value, label: t(`charts.span.${SPANS[value]}`) }))}
            onChange={(value) => props.onSpan(SPAN_CHOICES.find((one) => one === value) ?? "30")}
          />
        </Box>
        <FlowCard series={props.series} step={props.step} />
        <TiersCard tiers={props.tiers} />
        <LiabilityCard liability={props.liability} />
      </BlockStack>
    </Page>
  );
}

function NothingYet() {
  const { t } = useTranslation();
  return (
    <Page title={t("charts.title")}>
      <Card>
        <EmptyState heading={t("charts.none.title")} image="">
          <p>{t("charts.none.text")}</p>
        </EmptyState>
      </Card>
    </Page>
  );
}

/** Looks a few times for figures that are being counted. */
function useLookAgain({ isStale, at }: Pick<FiguresPageProps, "isStale" | "at">): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isStale || state !== "idle") return;
    const timer = setTimeout(() => revalidate(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isStale, at, revalidate, state]);
}
