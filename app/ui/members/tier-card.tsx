import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../loyalty/assert.ts";
import type { TierPolicy } from "../../loyalty/program.ts";
import { FactLine } from "../fact-line.tsx";
import { type UnitWords, useFormat } from "../format.tsx";

/** How much there is of one thing that tiers count; spend in minor units. */
export type TierCount =
  | { basis: "spend" | "orders" | "referrals"; value: number }
  | { basis: "points"; value: number; unit: UnitWords }
  | { basis: "events"; value: number; event: string };

export interface TierFacts {
  name: string | null;
  /** When it ends if nothing else happens; null: no end is known. */
  until: string | null;
  window: TierPolicy["window"];
  /** What counts now, for every basis that the program's tiers ask for. */
  counts: TierCount[];
  /** The next tier: what is missing by each of its ways, any of which is enough. */
  next: { name: string; percent: number; missing: TierCount[] } | null;
  /** What time alone will do. */
  ahead: { tier: string | null; at: string }[];
  grants: TierGrantLine[];
}

export interface TierGrantLine {
  id: string;
  tier: string;
  /** null: for life. */
  until: string | null;
}

/** The tier, what it rests on, how far the next one is, and what time will make of it. */
export function TierCard(props: {
  tier: TierFacts;
  /** null where nothing can be changed. */
  onRevoke: ((id: string) => void) | null;
  /** null where no tier may be granted. */
  onGrant: (() => void) | null;
}) {
  const { tier, onRevoke, onGrant } = props;
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("member.tier")}
          </Text>
          {tier.name === null ? <Text as="span">{t("member.no-tier")}</Text> : <Badge tone="info">{tier.name}</Badge>}
        </InlineStack>
        {tier.until !== null && <FactLine label={t("member.tier-until")} value={date(tier.until)} />}
        <Counts tier={tier} />
        {tier.next ? (
          <Next next={tier.next} />
        ) : (
          tier.name !== null && (
            <Text as="p" tone="subdued">
              {t("member.top-tier")}
            </Text>
          )
        )}
        {tier.grants.map((grant) => (
          <InlineStack key={grant.id} align="space-between" gap="200" blockAlign="center">
            <Text as="p">
              {grant.until === null
                ? t("member.granted-for-life", { tier: grant.tier })
                : t("member.granted", { tier: grant.tier, at: date(grant.until) })}
            </Text>
            {onRevoke && (
              <Button
                variant="plain"
                accessibilityLabel={t("member.revoke-label", { tier: grant.tier })}
                onClick={() => onRevoke(grant.id)}
              >
                {t("member.revoke")}
              </Button>
            )}
          </InlineStack>
        ))}
        {tier.ahead.map(({ tier: name, at }) => (
          <Text as="p" key={at}>
            {name === null ? t("member.ahead-none", { at: date(at) }) : t("member.ahead", { tier: name, at: date(at) })}
          </Text>
        ))}
        {onGrant && (
          <InlineStack>
            <Button variant="plain" onClick={onGrant}>
              {t("facts.tier.title")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Counts({ tier }: { tier: TierFacts }) {
  const { t } = useTranslation();
  const windowText = useWindowText();
  const { money, number, inUnit } = useFormat();
  if (tier.counts.length === 0) return null;
  const labelOf = (count: TierCount) => {
    if (count.basis === "points") return t("member.basis.points", { unit: count.unit.many });
    return count.basis === "events"
      ? t("member.basis.events", { event: count.event })
      : t(`member.basis.${count.basis}`);
  };
  const valueOf = (count: TierCount) => {
    if (count.basis === "spend") return money(count.value);
    return count.basis === "points" ? inUnit(count.value, count.unit) : number(count.value);
  };
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {windowText(tier.window)}
      </Text>
      {tier.counts.map((count, index) => (
        <FactLine key={index} label={labelOf(count)} value={valueOf(count)} />
      ))}
    </BlockStack>
  );
}

function Next({ next }: { next: NonNullable<TierFacts["next"]> }) {
  const { t } = useTranslation();
  const { money, inUnit } = useFormat();
  const tier = next.name;
  const textOf = (count: TierCount) => {
    switch (count.basis) {
      case "spend":
        return t("member.next-tier", { amount: money(count.value), tier });
      case "points":
        return t("member.next-tier", { amount: inUnit(count.value, count.unit), tier });
      case "orders":
      case "referrals":
        return t(`member.next-by.${count.basis}`, { count: count.value, tier });
      case "events":
        return t("member.next-by.events", { count: count.value, event: count.event, tier });
      default:
        return assertNever(count);
    }
  };
  return (
    <BlockStack gap="100">
      <ProgressBar progress={next.percent} size="small" ariaLabelledBy="tier-progress" />
      <div id="tier-progress">
        {next.missing.map((count, index) => (
          <Text as="p" tone="subdued" key={index}>
            {index === 0 ? textOf(count) : t("member.or", { way: textOf(count) })}
          </Text>
        ))}
      </div>
    </BlockStack>
  );
}

function useWindowText(): (window: TierPolicy["window"]) => string {
  const { t } = useTranslation();
  return (window) => {
    switch (window.kind) {
      case "rolling":
        return t("member.window.rolling", { count: window.months });
      case "lifetime":
        return t("member.window.lifetime");
      case "calendar-year":
        return t("member.window.calendar-year");
      case "membership-year":
        return t("member.window.membership-year");
      default:
        return assertNever(window);
    }
  };
}
