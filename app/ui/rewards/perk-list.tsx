import { Badge, BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { MemberDiscount, Program } from "../../loyalty/program.ts";
import { percentText } from "../../loyalty/rewards/words.ts";
import { type Format, useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

/** How a member discount stands in Shopify. */
export type PerkState = "waiting" | "active" | "off" | "limit" | "refused" | "gone" | "changed";

export interface PerkLine {
  /** The member discount's id in the document. */
  id: string;
  state: PerkState;
  /** Shopify's own words, or what was changed there. */
  problem: string | null;
}

/** What members of a tier have without a code, and how it stands in Shopify. */
export function PerkList(props: {
  program: Program;
  perks: readonly PerkLine[];
  isHealing: boolean;
  onHeal: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { program, perks, isHealing, onHeal } = props;
  const discounts = program.tiers.flatMap((tier) => tier.discounts.map((discount) => ({ tier, discount })));
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("perks.title")}
          </Text>
          <Text as="p" tone="subdued">
            {program.tiers.length === 0 ? t("perks.no-tiers") : t("perks.help")}
          </Text>
        </BlockStack>
        {discounts.map(({ tier, discount }, index) => (
          <Fragment key={discount.id}>
            {index > 0 && <Divider />}
            <PerkRow
              tier={tier}
              discount={discount}
              perk={perks.find(({ id }) => id === discount.id) ?? { id: discount.id, state: "waiting", problem: null }}
              isHealing={isHealing}
              onHeal={onHeal}
            />
          </Fragment>
        ))}
        {program.tiers.length > 0 && (
          <ButtonGroup>
            {program.tiers.map(({ id, name }) => (
              <Button key={id} url={`/app/rewards/perks/${id}/new`}>
                {t("perks.add", { tier: name })}
              </Button>
            ))}
          </ButtonGroup>
        )}
      </BlockStack>
    </Card>
  );
}

const TONES: Record<PerkState, "success" | "attention" | "warning" | "critical" | undefined> = {
  waiting: "attention",
  active: "success",
  off: undefined,
  limit: "warning",
  refused: "critical",
  gone: "warning",
  changed: "warning",
};

/** States that asking Shopify again may put right. */
const HEALED: readonly PerkState[] = ["limit", "refused", "gone", "changed"];

function PerkRow(props: {
  tier: { id: string; name: string };
  discount: MemberDiscount;
  perk: PerkLine;
  isHealing: boolean;
  onHeal: (id: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tier, discount, perk, isHealing, onHeal } = props;
  const tone = TONES[perk.state];
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" gap="200" blockAlign="start">
        <Link url={`/app/rewards/perks/${tier.id}/${discount.id}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {discount.name}
          </Text>
        </Link>
        <Badge {...(tone ? { tone } : {})}>{t(`perks.state.${perk.state}`)}</Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {`${discount.higherTiers ? t("perks.from-tier", { tier: tier.name }) : t("perks.of-tier", { tier: tier.name })} · ${whatOf(discount, { t, format })}`}
      </Text>
      {perk.state !== "active" && <Text as="p">{t(`perks.means.${perk.state}`)}</Text>}
      {perk.problem !== null && (
        <Text as="p" tone="subdued" breakWord>
          {t("perks.problem", { problem: perk.problem })}
        </Text>
      )}
      {HEALED.includes(perk.state) && (
        <InlineStack>
          <ChangeButton
            loading={isHealing}
            onClick={() => onHeal(discount.id)}
            accessibilityLabel={t("perks.heal-label", { name: discount.name })}
          >
            {t("perks.heal")}
          </ChangeButton>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** What a member discount gives, in a few words. */
export function whatOf(discount: MemberDiscount, { t, format }: { t: TFunction; format: Format }): string {
  switch (discount.kind) {
    case "percentage":
      return discount.only
        ? t("perks.what.percentage-of", {
            percent: percentText(discount.percent, format.speech),
          })
        : t("perks.what.percentage", {
            percent: percentText(discount.percent, format.speech),
          });
    case "amount-off":
      return t("perks.what.amount-off", { amount: format.money(discount.amountMinor) });
    case "free-shipping":
      return t("perks.what.free-shipping");
  }
}
