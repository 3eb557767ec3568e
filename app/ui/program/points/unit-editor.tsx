import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitSchema } from "../../../loyalty/program/document-schema.ts";
import type { Program, Unit } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { placeInList } from "../../fields/read-part.ts";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { useLeaveOnceClean } from "../../rewards/part-page.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { SubjectPage } from "../subjects/subject-page.tsx";
import { DeleteUnit } from "./delete-unit.tsx";

export interface UnitEditorProps {
  program: Program;
  version: number;
  /** The saved unit; null for a new one. */
  unit: Unit | null;
  kind: Unit["kind"];
  back: { content: string; url: string };
  title: string;
  /** Whole seconds since 1970. */
  now: number;
  /** Whether any member has or ever had some; left out: it is not one that could be deleted. */
  isHeld?: boolean;
  /** Once it is saved or deleted, or a new one was given up. */
  onDone: () => void;
  /** Below the form. */
  children?: ReactNode;
}

/** What is decided by what a unit is for: cashback has its currency's decimals, and status points are never spent. */
const DECIDED: Readonly<Record<Unit["kind"], readonly string[]>> = {
  points: ["kind"],
  status: ["kind", "vesting"],
  cashback: ["kind", "decimals"],
};

/** The form of something that members collect: what it is called, from when it can be spent and when it expires. */
export function UnitEditor(props: UnitEditorProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { unit, kind, now, isHeld } = props;
  const [base, setBase] = useState(props.program);
  const [isDeleting, setDeleting] = useState(false);
  const saved = unit ?? { kind };
  const form = usePartForm({
    schema: unitSchema,
    part: saved,
    isNew: unit === null,
    parts: { program: base, currency, language: speech.language },
    ...placeInList(base, "units"),
    judgedBy: { timeZone, now },
  });
  const leave = useLeaveOnceClean(form, props.onDone);
  const saving = useDocumentSaving({ ...props, part: `unit ${unit?.id ?? kind}` }, (program) => {
    setDeleting(false);
    form.restart(form.reading.outcome === "valid" ? form.reading.part : saved);
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const payout = { content: t("points.payout"), url: `/app/rewards/payout/${unit?.id ?? ""}` };
  const remove = { content: t("subjects.unit.delete"), destructive: true, onAction: () => setDeleting(true) };
  return (
    <SubjectPage
      id="unit-save-bar"
      title={props.title}
      subtitle={t(`points.kind.${kind}`)}
      back={props.back}
      form={form}
      saving={saving}
      aside={<LivePreview saved={base} edited={form.edited} />}
      actions={[...(kind === "cashback" && unit !== null ? [payout] : []), ...(isHeld === undefined ? [] : [remove])]}
      onDiscard={() => {
        form.restart(saved);
        if (unit === null) leave(base);
      }}
    >
      <PartFields form={form} without={DECIDED[kind]} />
      {props.children}
      {unit && isHeld !== undefined && (
        <DeleteUnit
          open={isDeleting}
          program={base}
          unit={unit}
          isHeld={isHeld}
          isSaving={saving.isSaving}
          onClose={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false);
            saving.save({ ...base, units: base.units.filter(({ id }) => id !== unit.id) });
          }}
        />
      )}
    </SubjectPage>
  );
}
