import { BlockStack, ButtonGroup, Card, Divider, InlineError, InlineStack, Link, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { ratioToDecimal } from "../../../loyalty/points.ts";
import type { Program, Tier } from "../../../loyalty/program.ts";
import { typedDecimal } from "../../decimal-input.ts";
import { useFormat } from "../../format.tsx";
import { ChangeButton } from "../../permissions.tsx";
import { reachText } from "./tier-words.ts";

/** How many members there are, and how many hold each tier. */
export interface MembersByTier {
  all: number;
  byTier: Record<string, number>;
}

/** The tiers from the lowest to the highest, each with how it is reached, what it brings and how many hold it. */
export function TierList(props: {
  program: Program;
  tiers: readonly Tier[];
  members: MembersByTier;
  /** What is wrong with a tier in its place, by its id. */
  problems: Readonly<Record<string, string>>;
  onMove: (index: number, by: 1 | -1) => void;
}) {
  const { t } = useTranslation();
  const { program, tiers, members, problems, onMove } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("subjects.tiers.order")}
        </Text>
        {tiers.map((tier, index) => {
          const problem = problems[tier.id];
          return (
            <Fragment key={tier.id}>
              {index > 0 && <Divider />}
              <BlockStack gap="100">
                <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <Link url={`/app/program/tiers/${tier.id}`}>
                    <Text as="span" variant="headingSm" breakWord>
                      {tier.name}
                    </Text>
                  </Link>
                  <MoveButtons tier={tier} index={index} count={tiers.length} onMove={onMove} />
                </InlineStack>
                <TierFacts tier={tier} program={program} members={members} />
                {problem !== undefined && <InlineError fieldID={`tier-${tier.id}`} message={problem} />}
              </BlockStack>
            </Fragment>
          );
        })}
      </BlockStack>
    </Card>
  );
}

function TierFacts({ tier, program, members }: { tier: Tier; program: Program; members: MembersByTier }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { multiplier, benefits, perks, discounts } = tier;
  const times = typedDecimal(ratioToDecimal(multiplier), format.speech.language);
  const held = members.byTier[tier.id] ?? 0;
  const brings = [
    ...(multiplier.numerator === multiplier.denominator ? [] : [t("subjects.tiers.earns", { times })]),
    ...(benefits.length === 0 ? [] : [t("subjects.tiers.benefits", { count: benefits.length })]),
    ...(discounts.length === 0 ? [] : [t("subjects.tiers.member-discounts", { count: discounts.length })]),
    ...(perks.length === 0 ? [] : [t("subjects.tiers.perks", { count: perks.length })]),
  ];
  return (
    <>
      <Text as="p" breakWord>
        {reachText(tier, program, { t, format })}
      </Text>
      {brings.length > 0 && (
        <Text as="p" breakWord>
          {brings.join(" · ")}
        </Text>
      )}
      {members.all > 0 && (
        <Text as="p" tone="subdued" numeric>
          {t("subjects.tiers.members", {
            count: members.all,
            held: format.number(held),
            all: format.number(members.all),
          })}
        </Text>
      )}
    </>
  );
}

function MoveButtons(props: { tier: Tier; index: number; count: number; onMove: (index: number, by: 1 | -1) => void }) {
  const { t } = useTranslation();
  const { tier, index, count, onMove } = props;
  const { name } = tier;
  if (count < 2) return null;
  return (
    <ButtonGroup variant="segmented">
      <ChangeButton
        icon={ArrowUpIcon}
        disabled={index === 0}
        accessibilityLabel={t("subjects.tiers.up", { name })}
        onClick={() => onMove(index, -1)}
      />
      <ChangeButton
        icon={ArrowDownIcon}
        disabled={index === count - 1}
        accessibilityLabel={t("subjects.tiers.down", { name })}
        onClick={() => onMove(index, 1)}
      />
    </ButtonGroup>
  );
}
