import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DraftId } from "../../loyalty/fitting/drafts.ts";
import type { Reach, TierReach } from "../../loyalty/fitting/reach.ts";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

export interface DraftLine {
  id: DraftId;
  percentBack: number;
  reach: Reach;
}

/** The drafts side by side, each with what the shop's own orders would have done in it. */
export function DraftCards({ drafts, days }: { drafts: DraftLine[]; days: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("fit.drafts.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("fit.drafts.note", { count: days, number: number(days) })}
          </Text>
        </BlockStack>
      </Box>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} />
        ))}
      </InlineGrid>
    </BlockStack>
  );
}

function DraftCard({ draft }: { draft: DraftLine }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { id, percentBack, reach } = draft;
  const name = t(`fit.drafts.${id}.name`);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Text as="p">{t(`fit.drafts.${id}.what`)}</Text>
        </BlockStack>
        <BlockStack gap="100">
          <FactLine label={t("fit.drafts.back")} value={t("fit.figures.percent", { percent: number(percentBack) })} />
          <ReachLines reach={reach} />
        </BlockStack>
        <InlineStack>
          <Button url={`/app/fit/${id}`} accessibilityLabel={t("fit.drafts.look-label", { name })}>
            {t("fit.drafts.look")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** What the shop's own orders would have done: cost, first reward, tiers. */
export function ReachLines({ reach }: { reach: Reach }) {
  const { t } = useTranslation();
  const { number, money, percent: share } = useFormat();
  const { firstReward, costMinor, costBasisPoints, tiers } = reach;
  const tierText = ({ members, percent, isEstimate }: TierReach) => {
    const who = { percent: number(percent), members: number(members) };
    if (members === 0) return t("fit.reach.nobody");
    return isEstimate ? t("fit.reach.about", who) : t("fit.reach.exactly", who);
  };
  return (
    <>
      <FactLine
        label={t("fit.reach.cost")}
        value={t("fit.reach.cost-value", { amount: money(costMinor), percent: share(costBasisPoints / 10_000) })}
      />
      {firstReward && (
        <FactLine
          label={t("fit.reach.first-reward", { points: number(firstReward.points) })}
          value={
            firstReward.medianDays === null
              ? t("fit.reach.nobody")
              : t("fit.reach.first-reward-value", {
                  count: firstReward.medianDays,
                  number: number(firstReward.medianDays),
                  percent: number(firstReward.percent),
                })
          }
        />
      )}
      {tiers.map((tier) => (
        <FactLine key={tier.id} label={t("fit.reach.tier", { name: tier.name })} value={tierText(tier)} />
      ))}
    </>
  );
}
