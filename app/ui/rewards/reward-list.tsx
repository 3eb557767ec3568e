import { Badge, BlockStack, Box, Card, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Program, Reward } from "../../loyalty/program.ts";
import { isAutomatic, priceOf } from "../../loyalty/rewards/price.ts";
import { type RewardState, rewardState } from "../../loyalty/rewards/reward-state.ts";
import { leftOf } from "../../loyalty/rewards/stock.ts";
import { rewardTitle } from "../../loyalty/rewards/words.ts";
import { type Format, useFormat } from "../format.tsx";

/** How often a reward was taken, by what became of it. */
export interface TakenFigures {
  open: number;
  used: number;
  lapsed: number;
  /** What counts against its pieces: not what lapsed with all of its points back. */
  counted: number;
}

export interface RewardListFacts {
  program: Program;
  /** How often each was taken, by its id. */
  taken: Record<string, TakenFigures>;
  /** Partner codes that are left, by the reward's id. */
  codesLeft: Record<string, number>;
  scopes: string[];
  /** Whole seconds since 1970. */
  now: number;
}

interface Line {
  id: string;
  title: string;
  kind: string;
  price: string;
  forWhom: string;
  taken: string;
  left: string | null;
  state: RewardState;
}

/** All rewards, each with what it costs, for whom it is, what became of it, and how it stands. */
export function RewardList(props: RewardListFacts) {
  const { t } = useTranslation();
  const format = useFormat();
  const { smDown } = useBreakpoints();
  const lines = props.program.rewards.map((reward) => lineOf(reward, props, { t, format }));
  return (
    <Card padding="0">
      <IndexTable
        condensed={smDown}
        selectable={false}
        resourceName={{ singular: t("rewards.list.singular"), plural: t("rewards.list.plural") }}
        itemCount={lines.length}
        headings={[
          { title: t("rewards.list.reward") },
          { title: t("rewards.list.price") },
          { title: t("rewards.list.for") },
          { title: t("rewards.list.taken") },
          { title: t("rewards.list.state") },
        ]}
      >
        {lines.map((line, position) =>
          smDown ? (
            <NarrowRow key={line.id} line={line} position={position} />
          ) : (
            <WideRow key={line.id} line={line} position={position} />
          ),
        )}
      </IndexTable>
    </Card>
  );
}

function WideRow({ line, position }: { line: Line; position: number }) {
  return (
    <IndexTable.Row id={line.id} position={position}>
      <IndexTable.Cell>
        <Title line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>{line.price}</IndexTable.Cell>
      <IndexTable.Cell>{line.forWhom}</IndexTable.Cell>
      <IndexTable.Cell>
        <Taken line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StateBadge state={line.state} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function NarrowRow({ line, position }: { line: Line; position: number }) {
  return (
    <IndexTable.Row id={line.id} position={position}>
      <Box padding="300" width="100%">
        <BlockStack gap="150">
          <InlineStack align="space-between" blockAlign="start" gap="200">
            <Title line={line} />
            <StateBadge state={line.state} />
          </InlineStack>
          <Text as="span">{`${line.price} · ${line.forWhom}`}</Text>
          <Taken line={line} />
        </BlockStack>
      </Box>
    </IndexTable.Row>
  );
}

function Title({ line }: { line: Line }) {
  return (
    <BlockStack>
      <Link url={`/app/rewards/${line.id}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {line.title}
        </Text>
      </Link>
      <Text as="span" tone="subdued" variant="bodySm">
        {line.kind}
      </Text>
    </BlockStack>
  );
}

function Taken({ line }: { line: Line }) {
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm" numeric>
        {line.taken}
      </Text>
      {line.left !== null && (
        <Text as="span" tone="subdued" variant="bodySm" numeric>
          {line.left}
        </Text>
      )}
    </BlockStack>
  );
}

const TONES: Record<RewardState, "success" | "info" | "attention" | "warning" | undefined> = {
  "for-sale": "success",
  automatic: "success",
  "only-given": "info",
  "not-yet": "attention",
  "window-over": undefined,
  "sold-out": "warning",
  "no-permission": "warning",
};

function StateBadge({ state }: { state: RewardState }) {
  const { t } = useTranslation();
  const tone = TONES[state];
  return <Badge {...(tone ? { tone } : {})}>{t(`rewards.state.${state}`)}</Badge>;
}

const NEVER_TAKEN: TakenFigures = { open: 0, used: 0, lapsed: 0, counted: 0 };

function lineOf(reward: Reward, facts: RewardListFacts, { t, format }: { t: TFunction; format: Format }): Line {
  const { program } = facts;
  const { number, points, speech, currency, timeZone } = format;
  const taken = facts.taken[reward.id] ?? NEVER_TAKEN;
  const stock = { inAll: taken.counted, codesLeft: facts.codesLeft[reward.id] ?? 0 };
  const left = leftOf(reward, stock);
  const { open, used, lapsed } = taken;
  return {
    id: reward.id,
    title: rewardTitle(reward, { language: speech.language, currency, program }),
    kind: t(`rewards.kind.${reward.kind}`),
    price: priceText(reward, { t, points }),
    forWhom: forWhom(reward, program, t),
    taken:
      open + used + lapsed === 0
        ? t("rewards.list.never")
        : t("rewards.list.figures", { open: number(open), used: number(used), lapsed: number(lapsed) }),
    left: left === null ? null : t("rewards.list.left", { number: number(left) }),
    state: rewardState(reward, { ...stock, scopes: facts.scopes, now: facts.now, timeZone }),
  };
}

function priceText(reward: Reward, { t, points }: { t: TFunction; points: Format["points"] }): string {
  const price = priceOf(reward);
  if (price === null) return t("rewards.list.given");
  if (reward.kind === "slider") return t("rewards.preview.from", { points: points(price) });
  return isAutomatic(reward) ? t("rewards.list.at", { points: points(price) }) : points(price);
}

function forWhom(reward: Reward, program: Program, t: TFunction): string {
  if (reward.kind === "reference") return t("rewards.list.everybody");
  const names = reward.tiers.map((id) =>
    id === null ? t("rewards.who.no-tier") : (program.tiers.find((tier) => tier.id === id)?.name ?? id),
  );
  const segments = reward.segments.length;
  const parts = [...names, ...(segments === 0 ? [] : [t("rewards.list.segments", { count: segments })])];
  return parts.length === 0 ? t("rewards.list.everybody") : parts.join(", ");
}
