import { Banner, BlockStack, Card, Modal, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";
import type { ProgramMode } from "../../loyalty/program-mode.ts";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import type { ModelLine } from "./model-list.tsx";
import { ProgramDescriptionCard } from "./program-description.tsx";
import { DocumentNotices } from "./saving/document-notices.tsx";
import type { DocumentSaving } from "./saving/use-document-saving.tsx";

export interface ModelPageProps {
  /** `currency`: what the summary's amounts are in. */
  model: ModelLine & { currency: string };
  /** The model in the shop's currency. */
  program: Program;
  mode: ProgramMode;
  /** Whether a program was saved before: it would be replaced. */
  hasVersion: boolean;
  /** Whether this very program is in force. */
  isInForce: boolean;
  saving: DocumentSaving;
}

/** What a model does, and the button that makes it the shop's program; what exists is replaced only after a question. */
export function ModelPage(props: ModelPageProps) {
  const { t } = useTranslation();
  const mode = props.mode === "wiping" ? "off" : props.mode;
  const locked = useLocked();
  const { currency, speech } = useFormat();
  const { model, saving } = props;
  const [isAsked, setAsked] = useState(false);
  const name = model.name[speech.language];
  const choose = () => {
    setAsked(false);
    saving.save(props.program);
  };
  return (
    <Page
      narrowWidth
      title={name}
      backAction={{ content: t("models.title"), url: "/app/program/models" }}
      primaryAction={
        props.isInForce
          ? undefined
          : locked({
              content: t("models.choose"),
              loading: saving.isSaving,
              onAction: () => (props.hasVersion ? setAsked(true) : choose()),
            })
      }
    >
      <BlockStack gap="400">
        {props.isInForce && <Banner tone="success" title={t("models.in-force")} />}
        <DocumentNotices notice={saving.notice} stale={t("models.stale-help")} />
        <Card>
          <BlockStack gap="200">
            <Text as="p">{model.summary[speech.language]}</Text>
            {model.currency !== currency && (
              <Text as="p" tone="subdued">
                {t("models.currency", { from: model.currency, to: currency })}
              </Text>
            )}
          </BlockStack>
        </Card>
        <ProgramDescriptionCard program={props.program} title={t("models.what")} />
      </BlockStack>
      <Modal
        open={isAsked}
        title={t("models.confirm-title", { name })}
        onClose={() => setAsked(false)}
        primaryAction={{ content: t("models.choose"), onAction: choose }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setAsked(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="200">
            <Text as="p">{t("models.replaces")}</Text>
            <Text as="p">{t(`models.is-${mode}`)}</Text>
            <Text as="p">{t("models.kept")}</Text>
          </BlockStack>
        </Modal.Section>
      </Modal>
      {saving.dialog}
    </Page>
  );
}
