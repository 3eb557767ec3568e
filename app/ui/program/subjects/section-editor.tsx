import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Program } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { placeOfSection } from "../../fields/read-part.ts";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { SubjectPage } from "./subject-page.tsx";

export interface SectionEditorProps {
  program: Program;
  version: number;
  /** Whole seconds since 1970. */
  now: number;
}

/**
 * The form of a section that each program has exactly once.
 *
 * @param props.cards its fields, in the order in which people think of them, those together that belong together
 */
export function SectionEditor(
  props: SectionEditorProps & {
    section: "joining" | "policies";
    schema: z.core.$ZodType;
    cards: readonly (readonly string[])[];
  },
) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { section, schema, cards, now } = props;
  const [base, setBase] = useState(props.program);
  const form = usePartForm({
    schema,
    part: base[section],
    parts: { program: base, currency, language: speech.language },
    ...placeOfSection(base, section),
    judgedBy: { timeZone, now },
  });
  const saving = useDocumentSaving({ ...props, part: section }, (program) => form.restart(program[section]));
  if (saving.base !== base) setBase(saving.base);
  return (
    <SubjectPage
      id={`${section}-save-bar`}
      title={t(`subjects.${section}.title`)}
      subtitle={t(`subjects.${section}.subtitle`)}
      back={{ content: t("nav.program"), url: "/app/program" }}
      form={form}
      saving={saving}
      onDiscard={() => form.restart(base[section])}
      aside={<LivePreview saved={base} edited={form.edited} />}
    >
      {cards.map((only) => (
        <PartFields key={only[0]} form={form} only={only} />
      ))}
    </SubjectPage>
  );
}
