import { BlockStack, Card, List, SkeletonBodyText, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "../../../loyalty/explain.ts";
import { decimalsOf } from "../../../loyalty/money.ts";
import type { SampleEarning } from "../../../loyalty/preview/sample-earning.ts";
import { sampleQuestions } from "../../../loyalty/preview/sample-order.ts";
import { type Program, type Unit, unitOf } from "../../../loyalty/program.ts";
import { rewardTitle } from "../../../loyalty/rewards/words.ts";
import { useFormat } from "../../format.tsx";
import type { TriedAnswer } from "./answers.ts";
import { Compared, Muted } from "./compared.tsx";
import { SampleFields } from "./sample-fields.tsx";
import { usePosted } from "./use-posted.ts";
import { useSample } from "./use-sample.ts";

const QUIET_MS = 300;

/** A sample order, what it earns as saved and as edited, and why. */
export function OrderCard({ saved, edited }: { saved: Program; edited: Program | null }) {
  const { t } = useTranslation();
  const state = useSample();
  const questions = useMemo(() => sampleQuestions(edited ? [saved, edited] : [saved]), [saved, edited]);
  const { sample } = state;
  const body = sample && JSON.stringify({ intent: "order", saved, edited, sample });
  const { answer, isBusy } = usePosted<TriedAnswer>({ key: "preview-order", body, quietMs: QUIET_MS });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("live.order.title")}
        </Text>
        <SampleFields state={state} questions={questions} />
        <div aria-live="polite" aria-busy={isBusy}>
          {sample === null ? null : <Content answer={answer} isBusy={isBusy} saved={saved} edited={edited} />}
        </div>
      </BlockStack>
    </Card>
  );
}

interface Sides {
  saved: Program;
  edited: Program | null;
}

function Content({ answer, isBusy, saved, edited }: Sides & { answer: TriedAnswer | undefined; isBusy: boolean }) {
  const { t } = useTranslation();
  const wordsOf = useWords();
  if (answer === undefined) return <SkeletonBodyText lines={3} />;
  if (answer.outcome === "invalid") return isBusy ? <SkeletonBodyText lines={3} /> : <Muted text={t("live.failed")} />;
  const before = wordsOf(answer.saved, saved);
  const after = answer.edited && edited ? wordsOf(answer.edited, edited) : null;
  const differs = after !== null && JSON.stringify(after.why) !== JSON.stringify(before.why);
  return (
    <BlockStack gap="300">
      <Compared label={t("live.order.earns")} saved={before.sum} edited={after && after.sum} />
      {differs ? (
        <>
          <Why title={t("live.saved")} lines={before.why} />
          <Why title={t("live.edited")} lines={after.why} others={before.why} />
        </>
      ) : (
        <Why lines={before.why} />
      )}
    </BlockStack>
  );
}

/** Sentences; those that are not among the others stand out. */
function Why({ title, lines, others }: { title?: string; lines: string[]; others?: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <BlockStack gap="100">
      {title !== undefined && (
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
      )}
      <List>
        {lines.map((line, index) => (
          <List.Item key={index}>
            <Text as="span" {...(others && !others.includes(line) ? { fontWeight: "semibold" } : { tone: "subdued" })}>
              {line}
            </Text>
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

/** What an order earns in all, and the sentence of each step as it would stand in the ledger. */
function useWords() {
  const { t } = useTranslation();
  const { speech, currency, inUnit, money } = useFormat();
  const { language } = speech;
  return ({ earned, steps, awards, nothing }: SampleEarning, program: Program) => {
    const counted = (points: number, unit: Unit) =>
      unit.kind === "cashback" ? `${money(points)} ${unit.name.many}` : inUnit(points, { ...unit, ...unit.name });
    const rewards = awards.flatMap((id) => {
      const reward = program.rewards.find((each) => each.id === id);
      return reward ? [rewardTitle(reward, { language, currency, program })] : [];
    });
    const sums = [...earned.map(({ unit, points }) => counted(points, unitOf(program, unit))), ...rewards];
    const why = steps.map(({ unit: id, points, explanation }) => {
      const unit = unitOf(program, id);
      const decimals = unit.kind === "cashback" ? decimalsOf(currency) : unit.decimals;
      return explain(explanation, points, { locale: language, pointsName: unit.name, decimals });
    });
    const reason = nothing !== null && sums.length === 0 ? [t(`orders.nothing.${nothing}`)] : [];
    return { sum: sums.length === 0 ? t("live.order.nothing") : sums.join(", "), why: [...why, ...reason] };
  };
}
