import { Banner, BlockStack, Layout, List, Page } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";
import { formCoverage } from "./form-parts.ts";
import { LivePreview } from "./preview/live-preview.tsx";
import { ProgramDescriptionCard } from "./program-description.tsx";
import { ProgramForm } from "./program-form.tsx";
import { type SaveNotice, ProgramNotices } from "./program-notices.tsx";
import { ProgramVersionsCard, type VersionLine } from "./program-versions-card.tsx";
import { UnsavedChanges } from "./unsaved-changes.tsx";
import { type ProgramEditorState, useProgramEditor } from "./use-program-editor.ts";

export interface ProgramEditorProps {
  program: Program;
  isLive: boolean;
  versions: VersionLine[];
  /** What the saved program does that was hardly meant, in the language of the page. */
  warnings: readonly string[];
  isSaving: boolean;
  notice: SaveNotice | null;
  /** The document that was saved last from this screen: the form starts over from it. */
  savedProgram: Program | null;
  onSave: (program: Program) => void;
}

/** The program form, with what it means beside it while it is typed. */
export function ProgramEditor(props: ProgramEditorProps) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const editor = useProgramEditor({ program: props.program, currency, language: speech.language });
  const coverage = formCoverage(props.program);
  const shown = coverage === "none" ? props.program : readable(editor);
  useRestart(editor, props.savedProgram);

  const save = () => {
    const firstProblem = editor.review();
    if (editor.reading.outcome === "valid") props.onSave(editor.reading.program);
    else if (firstProblem !== null) document.getElementById(firstProblem)?.focus();
  };

  // A merchant who likes the suggestion as it stands must be able to save it, and only then to go live with it.
  const isNew = props.versions.length === 0;
  const firstSave =
    isNew && !editor.isDirty
      ? { content: t("program.save-first"), loading: props.isSaving, onAction: save }
      : undefined;
  const goLive = { content: t("program.to-go-live"), url: "/app/program/go-live", disabled: editor.isDirty };
  const primaryAction = isNew ? firstSave : props.isLive ? undefined : goLive;

  return (
    <Page
      title={t("program.title")}
      subtitle={props.isLive ? t("program.is-live") : t("program.is-off")}
      primaryAction={primaryAction}
      secondaryActions={[
        { content: t("program.to-launch"), url: "/app/launch" },
        { content: t("program.to-models"), url: "/app/program/models" },
        { content: t("program.to-document"), url: "/app/program/document" },
      ]}
    >
      <UnsavedChanges
        id="program-save-bar"
        isDirty={editor.isDirty}
        isSaving={props.isSaving}
        onSave={save}
        onDiscard={() => editor.restart(props.program)}
      />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ProgramNotices errors={editor.shownErrors} notice={props.notice} />
            <Warnings lines={props.warnings} />
            {coverage !== "all" && <MoreThanTheForm coverage={coverage} />}
            {coverage !== "none" && <ProgramForm editor={editor} />}
            {coverage !== "all" && <ProgramDescriptionCard program={props.program} title={t("program.whole")} />}
            <ProgramVersionsCard versions={props.versions} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <LivePreview saved={props.program} edited={shown} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Warnings({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Banner tone="warning" title={t("program.warnings", { count: lines.length })}>
      <List>
        {lines.map((line, index) => (
          <List.Item key={index}>{line}</List.Item>
        ))}
      </List>
    </Banner>
  );
}

/** Says that there is more to this program than the form has fields for, and where it can be changed. */
function MoreThanTheForm({ coverage }: { coverage: "part" | "none" }) {
  const { t } = useTranslation();
  return (
    <Banner
      tone="info"
      title={coverage === "part" ? t("program.more.part") : t("program.more.none")}
      action={{ content: t("program.to-document"), url: "/app/program/document" }}
    >
      <p>{coverage === "part" ? t("program.more.part-help") : t("program.more.none-help")}</p>
    </Banner>
  );
}

/** The document that the form as it is typed stands for; null while it cannot be read. */
function readable({ reading }: ProgramEditorState): Program | null {
  return reading.outcome === "valid" ? reading.program : null;
}

/** Once a document is saved, it is what the form compares itself with. */
function useRestart(editor: ProgramEditorState, savedProgram: Program | null): void {
  const [seen, setSeen] = useState(savedProgram);
  if (savedProgram !== null && savedProgram !== seen) {
    setSeen(savedProgram);
    editor.restart(savedProgram);
  }
}
