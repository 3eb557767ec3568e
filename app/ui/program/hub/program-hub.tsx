import { BlockStack, Button, ButtonGroup, Card, Layout, Page, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { describeProgram } from "../../../loyalty/describe/describe-program.ts";
import type { ProgramMode } from "../../../loyalty/program-mode.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { ChangeButton } from "../../permissions.tsx";
import { FormNotices } from "../../rewards/form-notices.tsx";
import { ModeBadge } from "../mode-badge.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { type AnnouncedLine, AnnouncedChanges } from "../saving/announced-changes.tsx";
import { type DocumentSaving, useDocumentSaving } from "../saving/use-document-saving.tsx";
import { SubjectCard } from "./subject-card.tsx";
import { type Subject, SUBJECT_SECTIONS, SUBJECTS } from "./subjects.ts";
import { warningsOf } from "./warnings.ts";

export interface ProgramHubProps {
  program: Program;
  /** 0: nothing is saved yet, and the program is a suggestion. */
  version: number;
  mode: ProgramMode;
  /** What will hold from a day on that was announced. */
  announced: AnnouncedLine[];
  /** Whole seconds since 1970. */
  now: number;
}

/** The program by subject: what holds now, in words, and one button for each. */
export function ProgramHub(props: ProgramHubProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { language } = speech;
  const { program, version, mode, now } = props;
  const items = useItems(program);
  const warnings = useMemo(
    () => warningsOf(program, { language, currency, timeZone, now }),
    [program, language, currency, timeZone, now],
  );
  const saving = useDocumentSaving({ ...props, part: "suggestion" }, () => undefined);
  const isNew = version === 0;
  const isOff = mode === "off";
  const goLive = { content: t("program.to-go-live"), url: "/app/program/go-live" };
  const openTest = { content: t("testing.open"), url: "/app/test" };
  return (
    <Page
      title={t("program.title")}
      subtitle={isNew ? t("program.is-new") : t(`program.is-${mode}`)}
      {...(isNew ? {} : { titleMetadata: <ModeBadge mode={mode} /> })}
      {...(isNew || mode === "live" ? {} : { primaryAction: isOff ? goLive : openTest })}
      actionGroups={[
        {
          title: t("hub.more-actions"),
          actions: [
            ...(isNew ? [] : [{ content: t("hub.to-versions"), url: "/app/program/versions" }]),
            ...(isNew ? [] : [{ content: t("hub.to-terms"), url: "/app/terms" }]),
            ...(isOff && !isNew ? [{ content: t("testing.try"), url: "/app/test" }] : []),
            { content: t("program.to-launch"), url: "/app/launch" },
            { content: t("program.to-models"), url: "/app/program/models" },
            { content: t("program.to-document"), url: "/app/program/document" },
          ],
        },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <FormNotices errors={{}} notice={saving.notice} />
            <AnnouncedChanges changes={props.announced} />
            {isNew && <Suggestion saving={saving} program={program} />}
            {SUBJECTS.map((subject) => (
              <SubjectCard
                key={subject}
                subject={subject}
                items={items[subject]}
                warnings={warnings.filter((warning) => warning.subject === subject).map(({ line }) => line)}
              />
            ))}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <LivePreview saved={program} edited={program} />
        </Layout.Section>
      </Layout>
      {saving.dialog}
    </Page>
  );
}

/** Before anything is saved: the program below can be taken as it is, or another to begin with. */
function Suggestion({ saving, program }: { saving: DocumentSaving; program: Program }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("hub.suggestion.title")}
        </Text>
        <Text as="p">{t("hub.suggestion.text")}</Text>
        <ButtonGroup>
          <ChangeButton variant="primary" loading={saving.isSaving} onClick={() => saving.save(program)}>
            {t("hub.suggestion.use")}
          </ChangeButton>
          <Button url="/app/fit">{t("hub.suggestion.fit")}</Button>
          <Button url="/app/program/models">{t("program.to-models")}</Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

/** The program in words, by subject. */
function useItems(program: Program) {
  const { currency, speech } = useFormat();
  const { language } = speech;
  return useMemo(() => {
    const sections = describeProgram(program, { currency, language });
    const itemsOf = (subject: Subject) => {
      const { section, items } = SUBJECT_SECTIONS[subject];
      const all = sections.find(({ name }) => name === section)?.items ?? [];
      return items ? all.filter(({ id }) => items.includes(id)) : all;
    };
    return {
      points: itemsOf("points"),
      earn: itemsOf("earn"),
      tiers: itemsOf("tiers"),
      campaigns: itemsOf("campaigns"),
      rewards: itemsOf("rewards"),
      joining: itemsOf("joining"),
      policies: itemsOf("policies"),
    };
  }, [program, currency, language]);
}
