import { BlockStack, Box, Button, Card, Divider, InlineStack, Page, Text } from "@shopify/polaris";
import { Fragment } from "react";
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
      narrowWidth
      title={t("rewards.choose.title")}
      subtitle={t("rewards.choose.subtitle")}
      backAction={{ content: t("nav.rewards"), url: "/app/rewards" }}
    >
      <BlockStack gap="400">
        {CARD_GROUPS.map(({ group, cards }) => (
          <Card key={group}>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t(`rewards.choose.group.${group}`)}
              </Text>
              {cards.map((card, index) => (
                <Fragment key={card}>
                  {index > 0 && <Divider />}
                  <KindLine card={card} />
                </Fragment>
              ))}
              {group === "money" && <Divider />}
              {group === "money" && <CashbackLine url={cashbackUrl} />}
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </Page>
  );
}

function KindLine({ card }: { card: RewardCardId }) {
  const { t } = useTranslation();
  return (
    <ChoiceLine
      title={t(`rewards.kind.${card}`)}
      text={t(`rewards.about.${card}`)}
      url={`/app/rewards/new/${card}`}
      action={t("rewards.choose.begin")}
    />
  );
}

function CashbackLine({ url }: { url: string | null }) {
  const { t } = useTranslation();
  return (
    <ChoiceLine
      title={t("rewards.payout.title")}
      text={url === null ? t("rewards.payout.no-unit") : t("rewards.payout.about")}
      url={url ?? "/app/program/models"}
      action={url === null ? t("rewards.payout.models") : t("rewards.choose.begin")}
    />
  );
}

function ChoiceLine({ title, text, url, action }: { title: string; text: string; url: string; action: string }) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {text}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">
        <Button url={url} accessibilityLabel={`${action}: ${title}`}>
          {action}
        </Button>
      </Box>
    </InlineStack>
  );
}
