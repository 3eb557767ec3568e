import { Banner, BlockStack, Box, Card, Layout, List, Page, Text, TextField } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";
import { problemLine, type ProgramProblem } from "../../loyalty/program/problems.ts";
import type { TrapContext } from "../../loyalty/program/traps/context.ts";
import { useFormat } from "../format.tsx";
import { type DocumentReading, documentText, isSavable, readDocument } from "./document-reading.ts";
import { ProgramDescriptionCard } from "./program-description.tsx";
import { DocumentNotices } from "./saving/document-notices.tsx";
import type { DocumentSaving } from "./saving/use-document-saving.tsx";
import { UnsavedChanges } from "./unsaved-changes.tsx";

const LINES = 20;
const HEIGHT_MAX = 720;

export interface DocumentPageProps {
  program: Program;
  /** What judging the document needs to know of the shop. */
  context: TrapContext;
  saving: DocumentSaving;
}

/** The whole program as the document that it is: for what the form does not show. */
export function DocumentPage(props: DocumentPageProps) {
  const { t } = useTranslation();
  const { program, context, saving } = props;
  const saved = useMemo(() => documentText(program), [program]);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? saved;
  const reading = useMemo(() => readDocument(text, context), [text, context]);
  const save = () => {
    if (isSavable(reading)) saving.save(reading.program);
    else document.getElementById("program-document")?.focus();
  };
  return (
    <Page title={t("document.title")} backAction={{ content: t("nav.program"), url: "/app/program" }}>
      <UnsavedChanges
        id="document-save-bar"
        isDirty={text !== saved}
        isSaving={saving.isSaving}
        onSave={save}
        onDiscard={() => setTyped(null)}
      />
      <Layout>
        <Layout.Section>
          <div aria-live="polite">
            <Problems reading={reading} />
          </div>
          <BlockStack gap="400">
            <DocumentNotices notice={saving.notice} stale={t("program.stale-help")} />
            <Card>
              <TextField
                id="program-document"
                label={t("document.label")}
                helpText={t("document.help")}
                value={text}
                multiline={LINES}
                maxHeight={HEIGHT_MAX}
                monospaced
                spellCheck={false}
                autoComplete="off"
                error={reading.outcome === "read" ? undefined : t("document.unreadable")}
                onChange={setTyped}
              />
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          {reading.outcome === "read" ? (
            <ProgramDescriptionCard program={reading.program} title={t("document.means")} />
          ) : (
            <Card>
              <Text as="p" tone="subdued">
                {t("document.unread")}
              </Text>
            </Card>
          )}
        </Layout.Section>
      </Layout>
      {saving.dialog}
    </Page>
  );
}

function Problems({ reading }: { reading: DocumentReading }) {
  const { t } = useTranslation();
  if (reading.outcome === "not-json") {
    return (
      <Box paddingBlockEnd="400">
        <Banner tone="critical" title={t("document.not-json")}>
          <p>{reading.detail}</p>
        </Banner>
      </Box>
    );
  }
  const errors = reading.problems.filter(({ severity }) => severity === "error");
  const warnings = reading.problems.filter(({ severity }) => severity === "warning");
  return (
    <>
      {errors.length > 0 && (
        <Box paddingBlockEnd="400">
          <Banner tone="critical" title={t("document.errors", { count: errors.length })}>
            <ProblemList problems={errors} />
          </Banner>
        </Box>
      )}
      {warnings.length > 0 && (
        <Box paddingBlockEnd="400">
          <Banner tone="warning" title={t("document.warnings", { count: warnings.length })}>
            <ProblemList problems={warnings} />
          </Banner>
        </Box>
      )}
    </>
  );
}

function ProblemList({ problems }: { problems: ProgramProblem[] }) {
  const { speech } = useFormat();
  return (
    <List>
      {problems.map((problem, index) => (
        <List.Item key={index}>{problemLine(problem, speech.language)}</List.Item>
      ))}
    </List>
  );
}
