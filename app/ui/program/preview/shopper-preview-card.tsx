import { Badge, BlockStack, Box, Card, Divider, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { joiningGift } from "../../../loyalty/earning.ts";
import { minorPerUnit, parseMinor } from "../../../loyalty/money.ts";
import { pointsName, type Program } from "../../../loyalty/program.ts";
import { vouchers } from "../../../loyalty/redemption.ts";
import { useFormat } from "../../format.tsx";
import { earningByTier } from "./order-preview.ts";
import { sampleAmount } from "./sample-amount.ts";

/** A small picture of what a shopper sees: before joining, on a product, and as a member. */
export function ShopperPreviewCard({ program }: { program: Program | null }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.shopper.title")}
        </Text>
        {program ? (
          <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
            <BlockStack gap="300">
              <Visitor program={program} />
              <Divider />
              <Product program={program} />
              <Member program={program} />
            </BlockStack>
          </Box>
        ) : (
          <Text as="p" tone="subdued">
            {t("preview.unreadable")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Visitor({ program }: { program: Program }) {
  const { t } = useTranslation();
  const gift = joiningGift(program);
  const offer = gift > 0 ? t("preview.shopper.join-gift", { gift: named(program, gift) }) : t("preview.shopper.join");
  return <Scene label={t("preview.shopper.visitor")} text={offer} />;
}

function Product({ program }: { program: Program }) {
  const { t } = useTranslation();
  const { currency, money } = useFormat();
  const amountMinor = parseMinor(sampleAmount(currency), currency) ?? minorPerUnit(currency);
  const points = earningByTier(program, amountMinor, currency)[0]?.points ?? 0;
  if (points === 0) return null;
  return (
    <>
      <Scene
        label={t("preview.shopper.product", { price: money(amountMinor) })}
        text={t("preview.shopper.earn", { points: named(program, points) })}
      />
      <Divider />
    </>
  );
}

function Member({ program }: { program: Program }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const [first] = program.tiers;
  const [reward] = vouchers(program);
  return (
    <BlockStack gap="150">
      <Text as="span" variant="bodySm" tone="subdued">
        {t("preview.shopper.member")}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" variant="headingLg" numeric>
          {named(program, 129)}
        </Text>
        {first && <Badge tone="info">{first.name}</Badge>}
      </InlineStack>
      {program.tiers[1] && first && (
        <BlockStack gap="100">
          <ProgressBar progress={40} size="small" ariaLabelledBy="shopper-progress" />
          <Text as="span" variant="bodySm" tone="subdued" id="shopper-progress">
            {t("preview.shopper.next", { tier: program.tiers[1].name })}
          </Text>
        </BlockStack>
      )}
      {reward && (
        <Text as="span" variant="bodySm">
          {t("preview.shopper.redeem", { points: named(program, reward.points), amount: money(reward.amountMinor) })}
        </Text>
      )}
    </BlockStack>
  );
}

function Scene({ label, text }: { label: string; text: string }) {
  return (
    <BlockStack gap="050">
      <Text as="span" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <Text as="span" fontWeight="semibold">
        {text}
      </Text>
    </BlockStack>
  );
}

function named(program: Program, points: number): string {
  return `${points} ${points === 1 ? pointsName(program).one : pointsName(program).many}`;
}
