import { BlockStack, Card, Modal, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "../../loyalty/fitting/drafts.ts";
import type { Reach } from "../../loyalty/fitting/reach.ts";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import { ProgramDescriptionCard } from "../program/program-description.tsx";
import { DocumentNotices } from "../program/saving/document-notices.tsx";
import type { DocumentSaving } from "../program/saving/use-document-saving.tsx";
import { ReachLines } from "./draft-cards.tsx";

/** One draft in words, what the shop's own orders would have done in it, and the button that makes it the shop's program. */
export function DraftPage(props: {
  draft: Draft & { reach: Reach };
  days: number;
  /** A program was saved before: it is replaced. */
  isReplacing: boolean;
  saving: DocumentSaving;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { number } = useFormat();
  const { draft, days, saving } = props;
  const [isAsked, setAsked] = useState(false);
  const name = t(`fit.drafts.${draft.id}.name`);
  const choose = () => {
    setAsked(false);
    props.onChoose();
  };
  return (
    <Page
      title={name}
      subtitle={t(`fit.drafts.${draft.id}.what`)}
      backAction={{ content: t("fit.title"), url: "/app/fit" }}
      primaryAction={locked({
        content: t("fit.draft.choose"),
        loading: saving.isSaving,
        onAction: () => (props.isReplacing ? setAsked(true) : choose()),
      })}
    >
      <BlockStack gap="400">
        <DocumentNotices notice={saving.notice} stale={t("models.stale-help")} />
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("fit.draft.reach")}
            </Text>
            <Text as="p" tone="subdued">
              {t("fit.drafts.note", { count: days, number: number(days) })}
            </Text>
            <ReachLines reach={draft.reach} />
          </BlockStack>
        </Card>
        <ProgramDescriptionCard program={draft.program} title={t("fit.draft.what")} />
      </BlockStack>
      <Modal
        open={isAsked}
        title={t("models.confirm-title", { name })}
        onClose={() => setAsked(false)}
        primaryAction={{ content: t("fit.draft.choose"), onAction: choose }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setAsked(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="200">
            <Text as="p">{t("models.replaces")}</Text>
            <Text as="p">{t("models.kept")}</Text>
          </BlockStack>
        </Modal.Section>
      </Modal>
      {saving.dialog}
    </Page>
  );
}
