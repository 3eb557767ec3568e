import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tierSchema } from "../../../loyalty/program/tier-schema.ts";
import type { Program, Tier } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { useLeaveOnceClean } from "../../rewards/part-page.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { DeleteTier } from "./delete-tier.tsx";
import { placeOfTier } from "./place-of-tier.ts";
import { SubjectPage } from "./subject-page.tsx";

export interface TierEditorProps {
  program: Program;
  version: number;
  /** The saved tier; null for a new one. */
  tier: Tier | null;
  /** How many members hold it. */
  members: number;
  titles: Record<string, string>;
  /** What events are called that were told of already. */
  receivedEvents: readonly string[];
  /** Whole seconds since 1970. */
  now: number;
  /** Once it is saved or deleted. */
  onDone: () => void;
}

/** What most tiers ask for. */
const USUAL = { qualifications: [{ basis: "spend" }] };

/** The form of a tier: how it is reached, and what it brings. */
export function TierEditor(props: TierEditorProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone, number } = useFormat();
  const { language } = speech;
  const { tier, members, titles, receivedEvents, now } = props;
  const [base, setBase] = useState(props.program);
  const [isDeleting, setDeleting] = useState(false);
  const start = tier ?? USUAL;
  const form = usePartForm({
    schema: tierSchema,
    part: start,
    parts: { program: base, currency, language },
    ...placeOfTier(base),
    judgedBy: { timeZone, now },
    titles,
    receivedEvents,
  });
  const leave = useLeaveOnceClean(form, props.onDone);
  const saving = useDocumentSaving({ ...props, part: `tier ${tier?.id ?? ""}` }, (program) => {
    setDeleting(false);
    form.restart(form.reading.outcome === "valid" ? form.reading.part : start);
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const remove = {
    content: t("subjects.tiers.delete.action"),
    destructive: true,
    onAction: () => setDeleting(true),
  };
  return (
    <SubjectPage
      id="tier-save-bar"
      title={tier?.name ?? t("subjects.tiers.new")}
      {...(members > 0 ? { subtitle: t("subjects.tiers.hold", { count: members, number: number(members) }) } : {})}
      back={{ content: t("subjects.tiers.title"), url: "/app/program/tiers" }}
      form={form}
      saving={saving}
      actions={tier ? [{ content: t("subjects.tiers.discounts"), url: "/app/rewards" }, remove] : []}
      onDiscard={() => form.restart(start)}
      aside={<LivePreview saved={base} edited={form.edited} />}
    >
      <PartFields form={form} />
      {tier && (
        <DeleteTier
          open={isDeleting}
          program={base}
          tier={tier}
          members={members}
          isSaving={saving.isSaving}
          onClose={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false);
            saving.save({ ...base, tiers: base.tiers.filter(({ id }) => id !== tier.id) });
          }}
        />
      )}
    </SubjectPage>
  );
}
