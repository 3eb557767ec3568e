import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import type { HistoryAnswer, HistoryFigures } from "./answers.ts";
import { Compared, Muted } from "./compared.tsx";
import { usePosted } from "./use-posted.ts";

const QUIET_MS = 800;

/** What the shop's own orders of the last 60 days would have cost, as saved and as edited. */
export function HistoryCard({ saved, edited }: { saved: Program; edited: Program | null }) {
  const { t } = useTranslation();
  const body = JSON.stringify({ intent: "history", saved, edited });
  const { answer, isBusy } = usePosted<HistoryAnswer>({ key: "preview-history", body, quietMs: QUIET_MS });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("live.history.title")}
        </Text>
        <div aria-live="polite" aria-busy={isBusy}>
          <Content answer={answer} isBusy={isBusy} />
        </div>
      </BlockStack>
    </Card>
  );
}

function Content({ answer, isBusy }: { answer: HistoryAnswer | undefined; isBusy: boolean }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  if (answer === undefined) return <SkeletonBodyText lines={4} />;
  if (answer.outcome === "no-history") return <Muted text={t("live.history.fetching")} />;
  if (answer.outcome === "invalid")
    return isBusy ? <SkeletonBodyText lines={4} /> : <Muted text={t("live.history.failed")} />;
  if (answer.saved.orders === 0) return <Muted text={t("live.history.empty")} />;
  const note = answer.since === null ? t("live.history.note") : t("live.history.since", { date: date(answer.since) });
  return (
    <BlockStack gap="200">
      <Figures saved={answer.saved} edited={answer.edited} />
      <Muted text={note} />
    </BlockStack>
  );
}

function Figures({ saved, edited }: { saved: HistoryFigures; edited: HistoryFigures | null }) {
  const { t } = useTranslation();
  const { number, money } = useFormat();
  const line = (label: string, of: (figures: HistoryFigures) => string) => (
    <Compared key={label} label={label} saved={of(saved)} edited={edited && of(edited)} />
  );
  const tiers = new Map(
    [...saved.membersByTier, ...(edited?.membersByTier ?? [])].map(({ tierId, name }) => [tierId, name]),
  );
  const inTier = (tierId: string | null) => (figures: HistoryFigures) =>
    number(figures.membersByTier.find((group) => group.tierId === tierId)?.members ?? 0);
  return (
    <>
      {line(t("live.history.cost"), ({ costMinor }) => money(costMinor))}
      {line(t("live.history.points"), ({ points }) => number(points))}
      {line(t("live.history.orders"), ({ orders }) => number(orders))}
      {line(t("live.history.members"), ({ members }) => number(members))}
      {tiers.size > 1 &&
        [...tiers].map(([tierId, name]) =>
          line(name === null ? t("live.history.below") : t("live.history.in-tier", { tier: name }), inTier(tierId)),
        )}
    </>
  );
}
