import { Badge, Banner, BlockStack, InlineGrid, InlineStack, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { MonthDay } from "../../loyalty/program/primitives.ts";
import { type AwardLine, AwardsCard } from "./awards-card.tsx";
import { BalanceCard, type BalanceFacts, type MemberFacts } from "./balance-card.tsx";
import { type EventLine, EventsCard } from "./events-card.tsx";
import type { OfferedReward } from "./booking.ts";
import { type LotLine, LotsCard } from "./lots-card.tsx";
import { useMemberName } from "./member-name.ts";
import type { OrderLine } from "./order-line.ts";
import { OrdersCard } from "./orders-card.tsx";
import { useFormat } from "../format.tsx";
import { useMay } from "../permissions.tsx";
import type { RedemptionView } from "../redemptions/redemption-view.ts";
import { RedemptionsCard } from "./redemptions-card.tsx";
import { TestBadge } from "./test-badge.tsx";
import { type TierFacts, TierCard } from "./tier-card.tsx";
import { TimelineCard, type TimelineProps } from "./timeline-card.tsx";
import type { MemberActions } from "./use-member-actions.ts";
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
  timeline: TimelineProps;
  lots: LotLine[];
  lapsed: LotLine[];
  redemptions: RedemptionView[];
  orders: OrderLine[];
  customerUrl: string | null;
  onGrant: () => void;
  facts: FactsState;
  actions: MemberActions;
}

/** One member: what they have, and every movement that made it so. */
export function MemberPage(props: MemberPageProps) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { member } = props;
  const title = useMemberName()(member);
  const may = useMay();
  // Of somebody who was erased nothing more is told, and who may only look tells nothing.
  const isOpen = member.erasedAt === null && may("support");
  const told = (open: () => void) => (isOpen ? open : null);
  const { open } = props.actions;
  const more = useMoreActions(props);
  const shopifyPage =
    props.customerUrl === null
      ? []
      : [{ content: t("member.in-shopify"), url: props.customerUrl, target: "_top" as const }];
  return (
    <Page
      title={title}
      subtitle={
        member.name !== null && member.customerId !== null
          ? t("members.customer", { id: member.customerId })
          : undefined
      }
      backAction={{ content: t("nav.members"), url: "/app/members" }}
      titleMetadata={<Marks member={member} />}
      primaryAction={isOpen ? { content: t("grant.open"), onAction: props.onGrant } : undefined}
      secondaryActions={shopifyPage}
      actionGroups={isOpen ? [{ title: t("actions.more"), actions: more }] : []}
    >
      <BlockStack gap="400">
        {member.blockedAt !== null && (
          <Banner tone="warning" title={t("member.blocked-since", { at: date(member.blockedAt) })}>
            <p>{t("member.blocked-means")}</p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, md: props.tier ? 2 : 1 }} gap="400">
          <BalanceCard
            balance={props.balance}
            member={member}
            birthday={props.birthday}
            onBirthday={told(() => props.facts.open("birthday"))}
          />
          {props.tier && (
            <TierCard
              tier={props.tier}
              onRevoke={isOpen ? props.facts.revoke : null}
              onGrant={told(() => props.facts.open("tier"))}
            />
          )}
        </InlineGrid>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <TimelineCard
                {...props.timeline}
                address={`/app/members/${member.id}`}
                onUndo={isOpen ? (undo) => open({ which: "undo", undo }) : null}
              />
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
              <LotsCard
                lots={props.lots}
                lapsed={props.lapsed}
                onExtend={isOpen ? (lot) => open({ which: "extend", lot }) : null}
              />
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

/** What holds of the member besides points. */
function Marks({ member }: { member: MemberFacts }) {
  const { t } = useTranslation();
  return (
    <InlineStack gap="200">
      {member.isTest && <TestBadge />}
      {member.blockedAt !== null && <Badge tone="warning">{t("member.blocked")}</Badge>}
    </InlineStack>
  );
}

/** What is done rarely, the last of it for good; what a role does not allow stands there with the reason. */
function useMoreActions({ member, actions }: MemberPageProps) {
  const { t } = useTranslation();
  const may = useMay();
  const isManager = may("bulk");
  const needs = isManager ? {} : { disabled: true, helpText: t("staff.needs-manager") };
  const block =
    member.blockedAt === null
      ? { content: t("actions.block.open"), onAction: () => actions.open({ which: "block" }) }
      : { content: t("actions.unblock.open"), onAction: () => actions.open({ which: "unblock" }) };
  return [
    { content: t("actions.export"), onAction: () => actions.send({ intent: "export" }) },
    block,
    { content: t("actions.merge.open"), onAction: () => actions.open({ which: "merge" }), ...needs },
    { content: t("actions.erase.open"), destructive: true, onAction: () => actions.open({ which: "erase" }), ...needs },
  ];
}
