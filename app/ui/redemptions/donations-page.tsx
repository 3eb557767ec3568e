import { BlockStack, Card, EmptyState, InlineStack, Modal, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

/** What members gave to one cause in one currency. */
export interface CauseView {
  cause: string;
  currency: string;
  donations: number;
  givenMinor: number;
  owed: number;
  owedMinor: number;
  owedSince: string | null;
  settledMinor: number;
  settledAt: string | null;
}

export interface Settling {
  cause: string;
  currency: string;
  /** The last day that counts, YYYY-MM-DD. */
  until: string;
}

export interface DonationsPageProps {
  causes: CauseView[];
  /** Today in the shop, YYYY-MM-DD. */
  today: string;
  isBusy: boolean;
  /** What was last asked found nothing to mark. */
  hasFoundNothing: boolean;
  isFileComing: boolean;
  opened: CauseView | null;
  onOpen: (cause: CauseView | null) => void;
  onSettle: (settling: Settling) => void;
  onFile: () => void;
}

/** What the shop owes to whom, and what it has paid out. */
export function DonationsPage(props: DonationsPageProps) {
  const { t } = useTranslation();
  const { causes, opened } = props;
  return (
    <Page
      title={t("donations.title")}
      backAction={{ content: t("redemptions.title"), url: "/app/redemptions" }}
      secondaryActions={
        causes.length === 0
          ? []
          : [{ content: t("donations.file"), loading: props.isFileComing, onAction: props.onFile }]
      }
    >
      {causes.length === 0 ? (
        <Card>
          <EmptyState
            heading={t("donations.empty")}
            image=""
            action={{ content: t("redemptions.nothing.action"), url: "/app/rewards" }}
          >
            <p>{t("donations.empty-text")}</p>
          </EmptyState>
        </Card>
      ) : (
        <BlockStack gap="400">
          {causes.map((cause) => (
            <CauseCard key={`${cause.cause}:${cause.currency}`} cause={cause} onSettle={() => props.onOpen(cause)} />
          ))}
        </BlockStack>
      )}
      {opened && <SettleModal {...props} cause={opened} />}
    </Page>
  );
}

function CauseCard({ cause, onSettle }: { cause: CauseView; onSettle: () => void }) {
  const { t } = useTranslation();
  const { date, number, money } = useFormat();
  const { currency, owedMinor, owedSince, settledAt } = cause;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="start">
          <Text as="h2" variant="headingMd" breakWord>
            {cause.cause}
          </Text>
          {cause.owed > 0 && (
            <ChangeButton accessibilityLabel={t("donations.settle-label", { cause: cause.cause })} onClick={onSettle}>
              {t("donations.settle")}
            </ChangeButton>
          )}
        </InlineStack>
        <BlockStack>
          <Text as="p" tone="subdued">
            {t("donations.owed")}
          </Text>
          <Text as="p" variant="headingLg" numeric>
            {money(owedMinor, currency)}
          </Text>
          {owedSince !== null && (
            <Text as="p" tone="subdued" variant="bodySm">
              {t("donations.owed-since", { at: date(owedSince) })}
            </Text>
          )}
        </BlockStack>
        <BlockStack gap="100">
          <FactLine label={t("donations.given")} value={money(cause.givenMinor, currency)} />
          <FactLine label={t("donations.settled")} value={money(cause.settledMinor, currency)} />
          {settledAt !== null && <FactLine label={t("donations.settled-at")} value={date(settledAt)} />}
          <FactLine label={t("donations.count")} value={number(cause.donations)} />
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function SettleModal(props: DonationsPageProps & { cause: CauseView }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { cause, today } = props;
  const [until, setUntil] = useState(today);
  const isWrong = until === "" || until > today;
  const confirm = () => {
    if (!isWrong) props.onSettle({ cause: cause.cause, currency: cause.currency, until });
  };
  const problem = isWrong ? t("donations.until-problem") : props.hasFoundNothing ? t("donations.nothing") : undefined;
  return (
    <Modal
      open
      title={t("donations.settle-label", { cause: cause.cause })}
      onClose={() => props.onOpen(null)}
      primaryAction={{ content: t("donations.settle"), loading: props.isBusy, onAction: confirm }}
      secondaryActions={[{ content: t("action.cancel"), onAction: () => props.onOpen(null) }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t("donations.settle-text", { amount: money(cause.owedMinor, cause.currency) })}</Text>
          <TextField
            id="donations-until"
            label={t("donations.until")}
            helpText={t("donations.until-help")}
            type="date"
            value={until}
            max={today}
            autoComplete="off"
            error={problem}
            onChange={setUntil}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
