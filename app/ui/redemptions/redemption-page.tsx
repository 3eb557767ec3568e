import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Divider, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import { RedemptionActions } from "./redemption-actions.tsx";
import { RedemptionBadge } from "./redemption-badge.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { Trouble } from "./trouble.tsx";
import { useRedemptionWords } from "./use-words.ts";
import { Wish } from "./work-list.tsx";

export interface StepLine {
  at: string;
  state: RedemptionView["state"];
  cause: string | null;
  actor: string;
}

/** One redemption: what was taken by whom, what became of it and why, and what somebody can do. */
export function RedemptionPage(props: { redemption: RedemptionView; steps: StepLine[]; voidRunUrl: string | null }) {
  const { t } = useTranslation();
  const words = useRedemptionWords();
  const member = useMemberName()(props.redemption.member);
  const { redemption } = props;
  return (
    <Page
      title={words.title(redemption)}
      titleMetadata={<RedemptionBadge redemption={redemption} />}
      subtitle={member}
      backAction={{ content: t("redemptions.title"), url: "/app/redemptions" }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <WaitingCard redemption={redemption} />
            <StepsCard steps={props.steps} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <FactsCard redemption={redemption} member={member} />
            <ShopifyCard redemption={redemption} voidRunUrl={props.voidRunUrl} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** What there is to do, if anything. */
function WaitingCard({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const words = useRedemptionWords();
  const { stuckAt, drift, todo, nextAt, state } = redemption;
  const asksPerson = stuckAt !== null || (drift !== null && state === "issued");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {asksPerson ? t("redemptions.asks") : t("redemptions.now")}
        </Text>
        {asksPerson ? (
          <Trouble redemption={redemption} />
        ) : (
          <Text as="p">{todo === null ? t(`redemptions.is.${state}`) : t(`redemptions.doing.${todo}`)}</Text>
        )}
        {!asksPerson && todo !== null && redemption.attempts > 0 && nextAt !== null && (
          <Text as="p" tone="subdued">
            {t("redemptions.again-at", { at: dateTime(nextAt), why: words.trouble(redemption.trouble) })}
          </Text>
        )}
        <Wish redemption={redemption} />
        <RedemptionActions redemption={redemption} label={words.title(redemption)} primary="first" />
      </BlockStack>
    </Card>
  );
}

/** Every transition, oldest first. */
function StepsCard({ steps }: { steps: StepLine[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const words = useRedemptionWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("redemptions.steps")}
        </Text>
        {steps.length === 0 && (
          <Text as="p" tone="subdued">
            {t("redemptions.no-steps")}
          </Text>
        )}
        {steps.map((step, index) => (
          <Fragment key={index}>
            {index > 0 && <Divider />}
            <BlockStack>
              <InlineStack align="space-between" gap="200">
                <Text as="span" fontWeight="semibold">
                  {t(`redemptions.became.${step.state}`)}
                </Text>
                <Text as="span" tone="subdued">
                  {dateTime(step.at)}
                </Text>
              </InlineStack>
              <Text as="p" breakWord>
                {t("redemptions.step", { cause: words.cause(step.cause), actor: words.actor(step.actor) })}
              </Text>
            </BlockStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function FactsCard({ redemption, member }: { redemption: RedemptionView; member: string }) {
  const { t } = useTranslation();
  const { date, dateTime, inUnit, money } = useFormat();
  const words = useRedemptionWords();
  const { amountMinor, currency, pointsReturned, unit, endsAt, usedAt, order } = redemption;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("redemptions.facts")}
        </Text>
        <InlineStack align="space-between" gap="200">
          <Text as="span" tone="subdued">
            {t("redemptions.member")}
          </Text>
          <Link url={`/app/members/${redemption.member.id}`}>{member}</Link>
        </InlineStack>
        <FactLine label={t("redemptions.kind-title")} value={t(`redemptions.kind.${redemption.kind}`)} />
        <FactLine label={t("redemptions.paid")} value={words.points(redemption)} />
        {amountMinor > 0 && <FactLine label={t("redemptions.worth")} value={money(amountMinor, currency)} />}
        {pointsReturned > 0 && <FactLine label={t("redemptions.came-back")} value={inUnit(pointsReturned, unit)} />}
        <FactLine label={t("redemptions.taken-at")} value={dateTime(redemption.reservedAt)} />
        {endsAt !== null && <FactLine label={t("redemptions.good-until")} value={date(endsAt)} />}
        {usedAt !== null && <FactLine label={t("redemptions.used-at")} value={dateTime(usedAt)} />}
        {redemption.settledAt !== null && (
          <FactLine label={t("redemptions.settled-at")} value={dateTime(redemption.settledAt)} />
        )}
        {order && (
          <InlineStack align="space-between" gap="200">
            <Text as="span" tone="subdued">
              {t("redemptions.order")}
            </Text>
            <Link url={order.url} target="_top">
              {order.name}
            </Link>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** The code, and what Shopify has of it. */
function ShopifyCard({ redemption, voidRunUrl }: { redemption: RedemptionView; voidRunUrl: string | null }) {
  const { t } = useTranslation();
  const { code, remoteId, remoteUrl } = redemption;
  if (code === null && remoteId === null && voidRunUrl === null) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("redemptions.code")}
        </Text>
        {code !== null && <Code code={code} />}
        {remoteUrl !== null && (
          <InlineStack>
            <Button url={remoteUrl} target="_top">
              {t("redemptions.in-shopify")}
            </Button>
          </InlineStack>
        )}
        {remoteId !== null && (
          <Text as="p" tone="subdued" variant="bodySm" breakWord>
            {remoteId}
          </Text>
        )}
        {voidRunUrl !== null && <Link url={voidRunUrl}>{t("redemptions.by-void-run")}</Link>}
      </BlockStack>
    </Card>
  );
}

function Code({ code }: { code: string }) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    shopify.toast.show(t("redemptions.code-copied"));
  };
  return (
    <InlineStack align="space-between" gap="200" blockAlign="center" wrap={false}>
      <Text as="span" fontWeight="semibold" breakWord>
        {code}
      </Text>
      <Button
        icon={ClipboardIcon}
        variant="tertiary"
        accessibilityLabel={t("redemptions.copy-code", { code })}
        onClick={() => void copy()}
      />
    </InlineStack>
  );
}
