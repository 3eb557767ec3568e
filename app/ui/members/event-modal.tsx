import { Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { BookRefusal } from "./booking.ts";
import { type EventDraft, type EventField, readEvent } from "./event-draft.ts";
import { FactModal, type FactModalProps } from "./fact-modals.tsx";

/** Records that something happened, by one of the names that the program's rules ask for. */
export function EventModal({
  names,
  refusal,
  ...props
}: FactModalProps & { names: string[]; refusal: BookRefusal | null }) {
  const { t } = useTranslation();
  const { speech, currency } = useFormat();
  const [draft, setDraft] = useState<EventDraft>({
    ...{ name: names[0] ?? "", subject: "", amount: "", quantity: "1", code: "", attributes: "" },
  });
  const [wrong, setWrong] = useState<EventField[]>([]);
  const field = (name: keyof EventDraft) => ({
    id: `event-${name}`,
    value: draft[name],
    autoComplete: "off",
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const problem = (name: EventField) => (wrong.includes(name) ? { error: t(`facts.event.problem.${name}`) } : {});
  const confirm = () => {
    const reading = readEvent(draft, { language: speech.language, currency });
    setWrong(reading.outcome === "invalid" ? reading.fields : []);
    if (reading.outcome === "valid") props.onTell({ intent: "record-event", ...reading.event });
  };
  return (
    <FactModal
      {...props}
      title={t("facts.event.title")}
      action={t("facts.event.action")}
      problem={refusal === null ? undefined : t(`redemptions.book.refused.${refusal}`)}
      onConfirm={confirm}
    >
      <Text as="p">{t("facts.event.text")}</Text>
      <Select
        {...field("name")}
        label={t("facts.event.name")}
        options={names.map((value) => ({ value, label: value }))}
      />
      <TextField
        {...field("subject")}
        label={t("facts.event.subject")}
        helpText={t("facts.event.subject-help")}
        maxLength={255}
      />
      <TextField
        {...field("amount")}
        {...problem("amount")}
        label={t("facts.event.amount")}
        suffix={currency}
        inputMode="decimal"
      />
      <TextField
        {...field("quantity")}
        {...problem("quantity")}
        label={t("facts.event.quantity")}
        inputMode="numeric"
      />
      <TextField {...field("code")} label={t("facts.event.code")} maxLength={255} />
      <TextField
        {...field("attributes")}
        {...problem("attributes")}
        label={t("facts.event.attributes")}
        helpText={t("facts.event.attributes-help")}
        multiline={2}
      />
    </FactModal>
  );
}
