import {
  Banner,
  BlockStack,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  List,
  Page,
  Text,
} from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { PayoutList } from "./payout-list.tsx";
import { PerkList, type PerkLine } from "./perk-list.tsx";
import { COMMON_CARDS } from "./reward-cards.ts";
import { RewardList, type RewardListFacts } from "./reward-list.tsx";

export interface RewardsPageProps extends RewardListFacts {
  /** What the saved rewards do that was hardly meant, in the language of the page. */
  warnings: readonly string[];
  perks: PerkLine[];
  isHealing: boolean;
  onHeal: (id: string) => void;
}

/** Everything that members get: rewards, what tiers have without a code, and cashback that is paid out. */
export function RewardsPage(props: RewardsPageProps) {
  const { t } = useTranslation();
  const { program, warnings } = props;
  const add = { content: t("rewards.list.add"), icon: PlusIcon, url: "/app/rewards/new" };
  return (
    <Page title={t("rewards.title")} subtitle={t("rewards.subtitle")} primaryAction={add}>
      <BlockStack gap="400">
        {warnings.length > 0 && (
          <Banner tone="warning" title={t("rewards.form.warnings", { count: warnings.length })}>
            <List>
              {warnings.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        {program.rewards.length === 0 ? <NoRewards /> : <RewardList {...props} />}
        <PerkList program={program} perks={props.perks} isHealing={props.isHealing} onHeal={props.onHeal} />
        <PayoutList program={program} scopes={props.scopes} />
      </BlockStack>
    </Page>
  );
}

/** What most shops begin with. */
function NoRewards() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <EmptyState
          heading={t("rewards.empty.title")}
          image=""
          action={{ content: t("rewards.empty.all"), url: "/app/rewards/new" }}
        >
          <p>{t("rewards.empty.text")}</p>
        </EmptyState>
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          {COMMON_CARDS.map((card) => (
            <BlockStack key={card} gap="200">
              <Text as="h3" variant="headingSm">
                {t(`rewards.kind.${card}`)}
              </Text>
              <Text as="p" tone="subdued">
                {t(`rewards.about.${card}`)}
              </Text>
              <InlineStack>
                <Button
                  url={`/app/rewards/new/${card}`}
                  accessibilityLabel={t("rewards.choose.begin-label", { kind: t(`rewards.kind.${card}`) })}
                >
                  {t("rewards.choose.begin")}
                </Button>
              </InlineStack>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
