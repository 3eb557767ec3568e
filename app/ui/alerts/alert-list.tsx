import {
  BlockStack,
  Box,
  Card,
  Divider,
  EmptyState,
  InlineStack,
  Link,
  Page,
  Pagination,
  Tabs,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/language.ts";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import { ChangeButton } from "../permissions.tsx";

export type AlertKindName =
  | "many-redemptions"
  | "refund-after-spending"
  | "self-referral"
  | "shared-address"
  | "code-changed"
  | "code-deleted"
  | "stuck-redemption"
  | "low-stock"
  | "used-after-return"
  | "discount-limit"
  | "payout-waits";

/** Something to look at. */
export interface AlertLine {
  id: string;
  kind: AlertKindName;
  at: string;
  dismissedAt: string | null;
  member: { id: string; name: string | null; customerId: string | null } | null;
  redemptionId: string | null;
  reward: { id: string; title: Record<Language, string>; hasCodes: boolean } | null;
  /** A number that belongs to it, such as how many codes are left. */
  number: number | null;
}

export interface AlertListProps {
  alerts: AlertLine[];
  which: "open" | "dismissed";
  isLoading: boolean;
  isBusy: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onOpen: (url: string) => void;
  onDismiss: (id: string) => void;
  onReopen: (id: string) => void;
}

const TABS = ["open", "dismissed"] as const;

/** What the merchant should look at. Nothing here stops anybody: it only tells. */
export function AlertList(props: AlertListProps) {
  const { t } = useTranslation();
  const { alerts, which, nextUrl, previousUrl, onOpen } = props;
  const tabs = TABS.map((one) => ({ id: `alerts-${one}`, content: t(`alerts.${one}`), panelID: "alerts-shown" }));
  return (
    <Page title={t("alerts.title")} backAction={{ content: t("nav.home"), url: "/app" }}>
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={TABS.indexOf(which)}
          onSelect={(index) => onOpen(index === 0 ? "/app/alerts" : "/app/alerts?which=dismissed")}
        />
        {alerts.length === 0 && !props.isLoading ? (
          <Box paddingInline="400">
            <EmptyState heading={t(`alerts.nothing.${which}.title`)} image="">
              <p>{t(`alerts.nothing.${which}.text`)}</p>
            </EmptyState>
          </Box>
        ) : (
          <div role={props.isLoading ? "status" : undefined} aria-busy={props.isLoading}>
            {alerts.map((alert) => (
              <Fragment key={alert.id}>
                <Divider />
                <Box padding="400">
                  <Alert alert={alert} {...props} />
                </Box>
              </Fragment>
            ))}
          </div>
        )}
        {(nextUrl !== null || previousUrl !== null) && (
          <Pagination
            type="table"
            hasNext={nextUrl !== null}
            hasPrevious={previousUrl !== null}
            onNext={() => nextUrl !== null && onOpen(nextUrl)}
            onPrevious={() => previousUrl !== null && onOpen(previousUrl)}
          />
        )}
      </Card>
    </Page>
  );
}

function Alert(props: {
  alert: AlertLine;
  isBusy: boolean;
  onDismiss: (id: string) => void;
  onReopen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { dateTime, number, speech } = useFormat();
  const { alert } = props;
  const title = t(`alerts.kind.${alert.kind}.title`, { reward: alert.reward?.title[speech.language] ?? "" });
  const values = { number: number(alert.number ?? 0), reward: alert.reward?.title[speech.language] ?? "–" };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="start">
        <Text as="h2" variant="headingSm" breakWord>
          {title}
        </Text>
        <Text as="span" tone="subdued" variant="bodySm">
          {dateTime(alert.at)}
        </Text>
      </InlineStack>
      <Text as="p">{t(`alerts.kind.${alert.kind}.text`, values)}</Text>
      <InlineStack gap="400" blockAlign="center">
        <AlertLinks alert={alert} />
        {alert.dismissedAt === null ? (
          <ChangeButton
            size="slim"
            disabled={props.isBusy}
            accessibilityLabel={t("alerts.dismiss-label", { title })}
            onClick={() => props.onDismiss(alert.id)}
          >
            {t("alerts.dismiss")}
          </ChangeButton>
        ) : (
          <ChangeButton
            size="slim"
            disabled={props.isBusy}
            accessibilityLabel={t("alerts.reopen-label", { title })}
            onClick={() => props.onReopen(alert.id)}
          >
            {t("alerts.reopen")}
          </ChangeButton>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function AlertLinks({ alert }: { alert: AlertLine }) {
  const { t } = useTranslation();
  const name = useMemberName();
  const { member, redemptionId, reward } = alert;
  return (
    <>
      {redemptionId !== null && <Link url={`/app/redemptions/${redemptionId}`}>{t("alerts.see-redemption")}</Link>}
      {member && <Link url={`/app/members/${member.id}`}>{name(member)}</Link>}
      {reward && redemptionId === null && (
        <Link url={reward.hasCodes ? `/app/rewards/${reward.id}/codes` : `/app/rewards/${reward.id}`}>
          {reward.hasCodes ? t("alerts.see-codes") : t("alerts.see-reward")}
        </Link>
      )}
    </>
  );
}
