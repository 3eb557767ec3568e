import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ruleTitle } from "../../../loyalty/describe/describe-program.ts";
import { earningRuleSchema } from "../../../loyalty/program/earning-schema.ts";
import type { EarningRule, Program } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { placeInList } from "../../fields/read-part.ts";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { useLeaveOnceClean } from "../../rewards/part-page.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { SubjectPage } from "../subjects/subject-page.tsx";

export interface WayEditorProps {
  program: Program;
  version: number;
  /** The saved way to earn; null for a new one. */
  rule: EarningRule | null;
  /** Of a new one: what stands in the form at first. */
  start?: Record<string, unknown>;
  titles: Record<string, string>;
  /** What events are called that were told of already. */
  receivedEvents: readonly string[];
  /** Whole seconds since 1970. */
  now: number;
  /** Once it is saved, or a new one was given up. */
  onDone: () => void;
}

/** The form of a way to earn: what for, what it gives, and within which bounds. */
export function WayEditor(props: WayEditorProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { language } = speech;
  const { rule, titles, receivedEvents, now } = props;
  const [base, setBase] = useState(props.program);
  const saved = rule ?? props.start ?? {};
  const form = usePartForm({
    schema: earningRuleSchema,
    part: saved,
    isNew: rule === null,
    parts: { program: base, currency, language },
    ...placeInList(base, "earning"),
    judgedBy: { timeZone, now },
    titles,
    receivedEvents,
  });
  const leave = useLeaveOnceClean(form, props.onDone);
  const saving = useDocumentSaving({ ...props, part: `way to earn ${rule?.id ?? ""}` }, (program) => {
    form.restart(form.reading.outcome === "valid" ? form.reading.part : saved);
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const copy = { content: t("earn.copy"), url: `/app/program/earn/new/copy?from=${rule?.id ?? ""}` };
  return (
    <SubjectPage
      id="way-save-bar"
      title={rule === null ? t("earn.new") : ruleTitle(rule, { language })}
      back={
        rule === null
          ? { content: t("earn.choose"), url: "/app/program/earn/new" }
          : { content: t("earn.title"), url: "/app/program/earn" }
      }
      form={form}
      saving={saving}
      aside={<LivePreview saved={base} edited={form.edited} />}
      actions={rule === null ? [] : [copy]}
      onDiscard={() => {
        form.restart(saved);
        if (rule === null) leave(base);
      }}
    >
      <PartFields form={form} />
    </SubjectPage>
  );
}
