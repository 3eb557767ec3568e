import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Layout,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";
import type { TFunction } from "i18next";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { explain } from "../../loyalty/explain.ts";
import type { Explanation } from "../../loyalty/explanation.ts";
import type { OrderReason } from "../../loyalty/order-explained.ts";
import { FactLine } from "../fact-line.tsx";
import { type UnitWords, useFormat } from "../format.tsx";

interface Amount {
  unit: UnitWords;
  points: number;
}

export interface OrderPageProps {
  id: string;
  name: string;
  currency: string;
  placedAt: string;
  /** Whether Laurel has heard of it; otherwise it was read from Shopify just now. */
  isStored: boolean;
  /** Why its facts may be incomplete. */
  caveat: string | null;
  /** Why it brought nothing; null: it did, or will. */
  reason: OrderReason | null;
  /** What a member would have got for it; null where somebody takes part. */
  wouldBe: Amount[] | null;
  pending: (Amount & { when: "paid" | "fulfilled" | "due" })[];
  /** Oldest first. */
  movements: (Amount & { id: string; explanation: Explanation; at: string })[];
  lines: {
    id: string;
    kind: "goods" | "gift-card" | "tip";
    quantity: number;
    netMinor: number;
    title: string | null;
    points: Amount[];
    /** Of a long order only the first lines are. */
    isExplained: boolean;
  }[];
  facts: {
    paidAt: string | null;
    shippedAt: string | null;
    cancelledAt: string | null;
    refunds: number;
    isTest: boolean;
    isCompany: boolean;
  };
  customer: { id: string; memberId: string | null; name: string | null } | null;
  url: string;
}

/** One order: what it earned and why, line by line, or which reason held. */
export function OrderPage(props: OrderPageProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <Page
      title={t("order.title", { name: props.name })}
      subtitle={dateTime(props.placedAt)}
      backAction={
        props.customer?.memberId
          ? { content: t("order.member"), url: `/app/members/${props.customer.memberId}` }
          : { content: t("nav.members"), url: "/app/members" }
      }
      titleMetadata={props.facts.isTest ? <Badge>{t("order.test")}</Badge> : undefined}
      secondaryActions={[{ content: t("member.in-shopify"), url: props.url, target: "_top" }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Result {...props} />
            <LinesCard {...props} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <FactsCard {...props} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** What it came to, and each step there in words. */
function Result({ reason, wouldBe, pending, movements, isStored, caveat }: OrderPageProps) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const list = (amounts: readonly Amount[]) => amounts.map(({ points, unit }) => inUnit(points, unit)).join(", ");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("order.earned")}
        </Text>
        {reason !== null && (
          <Banner tone="info" title={reasonTitle(reason, t)}>
            {wouldBe !== null && <p>{t("order.would-be", { amount: list(wouldBe) })}</p>}
          </Banner>
        )}
        {pending.map(({ unit, points, when }) => (
          <Text as="p" key={`${unit.many} ${when}`}>
            {t(`order.pending.${when}`, { amount: inUnit(points, unit) })}
          </Text>
        ))}
        {movements.map((movement, index) => (
          <Fragment key={movement.id}>
            {index > 0 && <Divider />}
            <Movement movement={movement} />
          </Fragment>
        ))}
        {!isStored && (
          <Text as="p" tone="subdued">
            {t("order.unseen")}
          </Text>
        )}
        {caveat !== null && (
          <Text as="p" tone="subdued" variant="bodySm">
            {caveat}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function reasonTitle(reason: OrderReason, t: TFunction): string {
  if (reason === "guest" || reason === "no-member" || reason === "left-out" || reason === "in-test") {
    return t(`order.reason.${reason}`);
  }
  return t(`orders.nothing.${reason}`);
}

function Movement({ movement }: { movement: OrderPageProps["movements"][number] }) {
  const { t } = useTranslation();
  const { movementIn, dateTime, speech } = useFormat();
  const shopify = useAppBridge();
  const { points, unit, explanation } = movement;
  const context = { locale: speech.language, pointsName: unit, decimals: unit.decimals };
  const sentence = explain(explanation, points, context);
  const copy = async () => {
    await navigator.clipboard.writeText(sentence);
    shopify.toast.show(t("movements.copied"));
  };
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="semibold" numeric>
          {movementIn(points, unit)}
        </Text>
        <Text as="span" tone="subdued">
          {dateTime(movement.at)}
        </Text>
      </InlineStack>
      <InlineStack align="space-between" gap="200" wrap={false} blockAlign="start">
        <Text as="p" breakWord>
          {sentence}
        </Text>
        <Button
          icon={ClipboardIcon}
          variant="tertiary"
          accessibilityLabel={t("movements.copy", { points: movementIn(points, unit) })}
          onClick={() => void copy()}
        />
      </InlineStack>
    </BlockStack>
  );
}

function LinesCard({ lines, currency }: OrderPageProps) {
  const { t } = useTranslation();
  const { money, number, inUnit } = useFormat();
  const brought = (line: OrderPageProps["lines"][number]) => {
    if (!line.isExplained) return "";
    const earned = line.points.filter(({ points }) => points !== 0);
    return earned.length === 0 ? t("order.nothing") : earned.map(({ points, unit }) => inUnit(points, unit)).join(", ");
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("order.lines")}
        </Text>
        {lines.map((line, index) => (
          <Fragment key={line.id}>
            {index > 0 && <Divider />}
            <BlockStack>
              <InlineStack align="space-between" gap="200">
                <Text as="span" breakWord>
                  {t("order.line", {
                    number: number(line.quantity),
                    title: line.title ?? t(`order.kind.${line.kind}`),
                  })}
                </Text>
                <Text as="span" numeric>
                  {money(line.netMinor, currency)}
                </Text>
              </InlineStack>
              <Text as="span" tone="subdued">
                {brought(line)}
              </Text>
            </BlockStack>
          </Fragment>
        ))}
        <Text as="p" tone="subdued" variant="bodySm">
          {t("order.lines-note")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function FactsCard({ facts, customer }: OrderPageProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const at = (moment: string | null) => (moment === null ? t("order.not-yet") : dateTime(moment));
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("order.facts")}
        </Text>
        <InlineStack align="space-between" gap="200">
          <Text as="span" tone="subdued">
            {t("order.customer")}
          </Text>
          {customer === null && <Text as="span">{t("order.guest")}</Text>}
          {customer && <Customer customer={customer} />}
        </InlineStack>
        <FactLine label={t("order.paid")} value={at(facts.paidAt)} />
        <FactLine label={t("order.shipped")} value={at(facts.shippedAt)} />
        {facts.cancelledAt !== null && <FactLine label={t("order.cancelled")} value={dateTime(facts.cancelledAt)} />}
        {facts.refunds > 0 && <FactLine label={t("order.refunds")} value={number(facts.refunds)} />}
        {facts.isCompany && <FactLine label={t("order.company")} value={t("order.yes")} />}
      </BlockStack>
    </Card>
  );
}

function Customer({ customer }: { customer: NonNullable<OrderPageProps["customer"]> }) {
  const { t } = useTranslation();
  const name = customer.name ?? t("members.customer", { id: customer.id });
  if (customer.memberId !== null) return <Link url={`/app/members/${customer.memberId}`}>{name}</Link>;
  return (
    <Link url={`shopify://admin/customers/${customer.id}`} target="_top">
      {name}
    </Link>
  );
}
