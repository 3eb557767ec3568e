import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../loyalty/assert.ts";
import type { Program } from "../../loyalty/program.ts";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

/** What the shop's own orders of the last days would have cost under the draft. */
export interface HistoryFigures {
  orders: number;
  members: number;
  points: number;
  costMinor: number;
  /** Members by the tier they would be in at the end, lowest first; null: below the first. */
  membersByTier: { tierId: string | null; members: number }[];
}

export type HistoryPreview =
  | { state: "loading" }
  | { state: "unreadable" }
  | { state: "fetching-orders" }
  | { state: "failed" }
  | { state: "shown"; figures: HistoryFigures };

export function HistoryPreviewCard(props: { preview: HistoryPreview; program: Program | null; days: number }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.history.title", { count: props.days })}
        </Text>
        <div aria-live="polite">
          <Content {...props} />
        </div>
      </BlockStack>
    </Card>
  );
}

function Content({ preview, program }: { preview: HistoryPreview; program: Program | null }) {
  const { t } = useTranslation();
  switch (preview.state) {
    case "loading":
      return <SkeletonBodyText lines={4} />;
    case "unreadable":
      return <Muted text={t("preview.unreadable")} />;
    case "fetching-orders":
      return <Muted text={t("preview.history.fetching")} />;
    case "failed":
      return <Muted text={t("preview.history.failed")} />;
    case "shown":
      if (preview.figures.orders === 0) return <Muted text={t("preview.history.empty")} />;
      return <Figures figures={preview.figures} program={program} />;
    default:
      return assertNever(preview);
  }
}

function Figures({ figures, program }: { figures: HistoryFigures; program: Program | null }) {
  const { t } = useTranslation();
  const { number, money } = useFormat();
  const nameOf = (tierId: string) => program?.tiers.find((tier) => tier.id === tierId)?.name ?? tierId;
  const tiers = figures.membersByTier.filter((group) => group.tierId !== null || program?.tiers.length);
  return (
    <BlockStack gap="200">
      <FactLine weight="semibold" label={t("preview.history.cost")} value={money(figures.costMinor)} />
      <FactLine weight="semibold" label={t("preview.history.points")} value={number(figures.points)} />
      <FactLine weight="semibold" label={t("preview.history.orders")} value={number(figures.orders)} />
      <FactLine weight="semibold" label={t("preview.history.members")} value={number(figures.members)} />
      {tiers.map((group) => (
        <FactLine
          weight="semibold"
          key={group.tierId ?? ""}
          label={
            group.tierId === null
              ? t("preview.history.below")
              : t("preview.history.in-tier", { tier: nameOf(group.tierId) })
          }
          value={number(group.members)}
        />
      ))}
      <Muted text={t("preview.history.note")} />
    </BlockStack>
  );
}

function Muted({ text }: { text: string }) {
  return (
    <Text as="p" tone="subdued">
      {text}
    </Text>
  );
}
