import { BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CARD_GROUPS, type RewardCardId } from "./reward-cards.ts";

/**
 * Every kind of reward, by what it is to the member.
 *
 * @param props.cashbackUrl where cashback's payout is set; null where the program has no cashback
 */
export function KindChooser({ cashbackUrl }: { cashbackUrl: string | null }) {
  const { t } = useTranslation();
  return (
    <Page
      title={t("rewards.choose.title")}
      subtitle={t("rewards.choose.subtitle")}
      backAction={{ content: t("nav.rewards"), url: "/app/rewards" }}
    >
      <BlockStack gap="600">
        {CARD_GROUPS.map(({ group, cards }) => (
          <BlockStack key={group} gap="300">
            <Text as="h2" variant="headingMd">
              {t(`rewards.choose.group.${group}`)}
            </Text>
            <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
              {cards.map((card) => (
                <KindCard key={card} card={card} />
              ))}
              {group === "money" && <CashbackCard url={cashbackUrl} />}
            </InlineGrid>
          </BlockStack>
        ))}
      </BlockStack>
    </Page>
  );
}

function KindCard({ card }: { card: RewardCardId }) {
  const { t } = useTranslation();
  return (
    <ChoiceCard
      title={t(`rewards.kind.${card}`)}
      text={t(`rewards.about.${card}`)}
      url={`/app/rewards/new/${card}`}
      action={t("rewards.choose.begin")}
    />
  );
}

function CashbackCard({ url }: { url: string | null }) {
  const { t } = useTranslation();
  return (
    <ChoiceCard
      title={t("rewards.payout.title")}
      text={url === null ? t("rewards.payout.no-unit") : t("rewards.payout.about")}
      url={url ?? "/app/program/models"}
      action={url === null ? t("rewards.payout.models") : t("rewards.choose.begin")}
    />
  );
}

function ChoiceCard({ title, text, url, action }: { title: string; text: string; url: string; action: string }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {text}
        </Text>
        <InlineStack>
          <Button url={url} accessibilityLabel={t("rewards.choose.begin-label", { kind: title })}>
            {action}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
