import { Banner, BlockStack, Card, Divider, Modal, Page, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { useLocked } from "../../permissions.tsx";
import { DescribedDiff } from "../saving/described-diff.tsx";
import { DocumentNotices } from "../saving/document-notices.tsx";
import { useActor } from "../saving/use-actor.ts";
import type { DocumentSaving } from "../saving/use-document-saving.tsx";
import { FieldDifferences } from "./field-differences.tsx";
import { NameDialog } from "./name-dialog.tsx";
import type { VersionLine } from "./version-list.tsx";

export interface VersionPageProps {
  line: VersionLine;
  program: Program;
  /** The version that it is compared with; null where there is no other. */
  other: { version: number; program: Program } | null;
  /** Versions to compare with, newest first. */
  choices: { version: number; name: string }[];
  /** What products, variants and collections are called, by global id. */
  titles: Record<string, string>;
  isNewest: boolean;
  saving: DocumentSaving;
  onCompare: (version: number) => void;
}

/** One version beside another: what differs in words and field by field; and the button that brings it back. */
export function VersionPage(props: VersionPageProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { dateTime } = useFormat();
  const actor = useActor();
  const [asked, setAsked] = useState<"restore" | "name" | null>(null);
  const { line, program, saving, isNewest } = props;
  const { version, name } = line;
  const title = name === "" ? t("versions.number", { version }) : t("versions.named", { version, name });
  const restore = () => {
    setAsked(null);
    saving.save(program);
  };
  const primary = {
    content: t("versions.restore"),
    loading: saving.isSaving,
    onAction: () => setAsked("restore"),
  };
  return (
    <Page
      title={title}
      subtitle={t("versions.saved", { when: dateTime(line.effectiveAt), who: actor(line.savedBy) })}
      backAction={{ content: t("versions.title"), url: "/app/program/versions" }}
      {...(isNewest ? {} : { primaryAction: locked(primary) })}
      secondaryActions={[locked({ content: t("versions.rename"), onAction: () => setAsked("name") })]}
    >
      <BlockStack gap="400">
        {isNewest && <Banner tone="success" title={t("versions.is-in-force")} />}
        <DocumentNotices notice={saving.notice} stale={t("versions.stale-help")} />
        <Comparison {...props} />
      </BlockStack>
      <Modal
        open={asked === "restore"}
        title={t("versions.restore-title", { version })}
        onClose={() => setAsked(null)}
        primaryAction={{ content: t("versions.restore"), onAction: restore }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setAsked(null) }]}
      >
        <Modal.Section>
          <Text as="p">{t("versions.restore-text")}</Text>
        </Modal.Section>
      </Modal>
      {asked === "name" && <NameDialog version={version} name={name} onClose={() => setAsked(null)} />}
      {saving.dialog}
    </Page>
  );
}

function Comparison({ line, program, other, choices, titles, onCompare }: VersionPageProps) {
  const { t } = useTranslation();
  if (other === null) {
    return (
      <Card>
        <Text as="p" tone="subdued">
          {t("versions.only")}
        </Text>
      </Card>
    );
  }
  const [older, newer] =
    other.version < line.version
      ? [other, { version: line.version, program }]
      : [{ version: line.version, program }, other];
  const options = choices.map(({ version, name }) => ({
    value: String(version),
    label: name === "" ? t("versions.number", { version }) : t("versions.named", { version, name }),
  }));
  return (
    <>
      <Card>
        <Select
          label={t("versions.compare")}
          options={options}
          value={String(other.version)}
          onChange={(version) => onCompare(Number(version))}
        />
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t("versions.differs", { from: older.version, to: newer.version })}
          </Text>
          <DescribedDiff before={older.program} after={newer.program} />
          <Divider />
          <FieldDifferences before={older.program} after={newer.program} titles={titles} />
        </BlockStack>
      </Card>
    </>
  );
}
