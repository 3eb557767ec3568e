import { BlockStack, InlineGrid, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { MonthDay } from "../../loyalty/program/primitives.ts";
import { type AwardLine, AwardsCard } from "./awards-card.tsx";
import { BalanceCard, type BalanceFacts, type MemberFacts } from "./balance-card.tsx";
import { type EventLine, EventsCard } from "./events-card.tsx";
import type { OfferedReward } from "./booking.ts";
import { type LotLine, LotsCard } from "./lots-card.tsx";
import { useMemberName } from "./member-name.ts";
import { type MovementLine, MovementsCard } from "./movements-card.tsx";
import { type OrderLine, OrdersCard } from "./orders-card.tsx";
import type { RedemptionView } from "../redemptions/redemption-view.ts";
import { RedemptionsCard } from "./redemptions-card.tsx";
import { type TierFacts, TierCard } from "./tier-card.tsx";
import type { FactsState } from "./use-facts.tsx";

export interface MemberPageProps {
  member: MemberFacts;
  balance: BalanceFacts;
  tier: TierFacts | null;
  awards: AwardLine[];
  events: EventLine[];
  /** What an agent may book for points. */
  offered: OfferedReward[];
  /** What an agent may record. */
  eventNames: string[];
  birthday: MonthDay | null;
  movements: MovementLine[];
  /** Older movements exist at this address. */
  olderUrl: string | null;
  /** The newest ones, while older ones are shown. */
  newestUrl: string | null;
  lots: LotLine[];
  redemptions: RedemptionView[];
  orders: OrderLine[];
  customerUrl: string | null;
  onGrant: () => void;
  facts: FactsState;
}

/** One member: what they have, and every movement that made it so. */
export function MemberPage(props: MemberPageProps) {
  const { t } = useTranslation();
  const { member } = props;
  const title = useMemberName()(member);
  // Of somebody who was erased nothing more is told.
  const told = (open: () => void) => (member.erasedAt === null ? open : null);
  const shopifyPage =
    props.customerUrl === null ? [] : [{ content: t("member.in-shopify"), url: props.customerUrl, external: true }];
  return (
    <Page
      title={title}
      subtitle={
        member.name !== null && member.customerId !== null
          ? t("members.customer", { id: member.customerId })
          : undefined
      }
      backAction={{ content: t("nav.members"), url: "/app/members" }}
      primaryAction={member.erasedAt === null ? { content: t("grant.open"), onAction: props.onGrant } : undefined}
      secondaryActions={shopifyPage}
    >
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: props.tier ? 2 : 1 }} gap="400">
          <BalanceCard
            balance={props.balance}
            member={member}
            birthday={props.birthday}
            onBirthday={told(() => props.facts.open("birthday"))}
          />
          {props.tier && (
            <TierCard tier={props.tier} onRevoke={props.facts.revoke} onGrant={told(() => props.facts.open("tier"))} />
          )}
        </InlineGrid>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <MovementsCard movements={props.movements} olderUrl={props.olderUrl} newestUrl={props.newestUrl} />
              <OrdersCard orders={props.orders} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <RedemptionsCard
                redemptions={props.redemptions}
                onBook={props.offered.length > 0 ? told(() => props.facts.open("reward")) : null}
              />
              {props.awards.length > 0 && (
                <AwardsCard
                  awards={props.awards}
                  isBusy={props.facts.isSending}
                  onDeliver={props.facts.deliver}
                  onTakeBack={props.facts.takeBack}
                />
              )}
              <LotsCard lots={props.lots} />
              {(props.events.length > 0 || props.eventNames.length > 0) && (
                <EventsCard
                  events={props.events}
                  isBusy={props.facts.isSending}
                  onWithdraw={props.facts.withdraw}
                  onRecord={props.eventNames.length > 0 ? told(() => props.facts.open("event")) : null}
                />
              )}
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
