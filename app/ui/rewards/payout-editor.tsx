import { Select, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program, Unit } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";
import { Choice } from "./fields/choice.tsx";
import { DurationInput } from "./fields/duration-input.tsx";
import { FormCard } from "./fields/fold-card.tsx";
import { TextInput } from "./fields/text-input.tsx";
import { PartPage, useLeaveOnceClean } from "./part-page.tsx";
import { draftOfPayout, type PayoutDraft, readPayout } from "./payout-draft.ts";
import { missingScopesOfPayout } from "../../loyalty/rewards/scopes-needed.ts";
import { ScopesBanner } from "./scopes-banner.tsx";
import { useDocumentSaving } from "../program/saving/use-document-saving.tsx";
import { type FormState, useForm } from "./use-form.ts";
import { datesIn } from "../../loyalty/formatters.ts";

/** When a unit of cashback becomes store credit. */
export function PayoutEditor(props: {
  program: Program;
  version: number;
  unit: Unit;
  scopes: readonly string[];
  onSaved: () => void;
}) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const { language } = speech;
  const { unit } = props;
  const [base, setBase] = useState(props.program);
  const read = useCallback(
    (draft: PayoutDraft) => readPayout(draft, { base, unitId: unit.id, currency, language }),
    [base, unit.id, currency, language],
  );
  const saved = draftOfPayout(unit, { currency, language });
  const editor = useForm({ saved, read });
  const leave = useLeaveOnceClean(editor, props.onSaved);
  const saving = useDocumentSaving({ ...props, part: `payout ${unit.id}` }, (program) => {
    editor.restart(editor.form.draft);
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const { form, reading } = editor;
  const missing = reading.outcome === "valid" ? missingScopesOfPayout(reading.program, props.scopes) : [];
  return (
    <PartPage
      id="payout-save-bar"
      title={t("rewards.payout.of", { unit: unit.name.many })}
      editor={editor}
      saving={saving}
      onSave={() => (reading.outcome === "valid" ? saving.save(reading.program) : editor.review())}
      onDiscard={() => editor.restart(saved)}
    >
      <ScopesBanner missing={missing} />
      <FormCard title={t("rewards.payout.title")}>
        <Text as="p" tone="subdued">
          {t("rewards.payout.about")}
        </Text>
        <Choice
          name="every"
          label={t("rewards.payout.every")}
          value={form.draft.every}
          options={(["never", "month", "year"] as const).map((value) => ({
            value,
            label: t(`rewards.payout.everies.${value}`),
          }))}
          onChange={(every) => form.change({ every })}
        />
        {form.draft.every !== "never" && <WhenFields form={form} />}
      </FormCard>
    </PartPage>
  );
}

const MONTHS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

function WhenFields({ form }: { form: FormState<PayoutDraft> }) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const { draft } = form;
  const month = (value: string) =>
    datesIn(speech.locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, Number(value) - 1));
  return (
    <>
      {draft.every === "year" && (
        <Select
          id="month"
          label={t("rewards.payout.month")}
          value={draft.month}
          options={MONTHS.map((value) => ({ value, label: month(value) }))}
          onChange={(value) => form.change({ month: value })}
        />
      )}
      <TextInput
        form={form}
        name="day"
        as="whole"
        label={t("rewards.payout.day")}
        help={t("rewards.payout.day-help")}
      />
      <TextInput
        form={form}
        name="minimum"
        as="decimal"
        label={t("rewards.payout.minimum")}
        help={t("rewards.payout.minimum-help")}
        suffix={currency}
      />
      <Choice
        name="valid"
        label={t("rewards.payout.valid")}
        value={draft.valid}
        options={(["ever", "for"] as const).map((value) => ({ value, label: t(`rewards.validity.valids.${value}`) }))}
        onChange={(valid) => form.change({ valid })}
      />
      {draft.valid === "for" && (
        <DurationInput
          form={form}
          name="validFor"
          unit={draft.validUnit}
          label={t("rewards.validity.for")}
          help={t("rewards.validity.for-help")}
          onUnit={(validUnit) => form.change({ validUnit })}
        />
      )}
    </>
  );
}
