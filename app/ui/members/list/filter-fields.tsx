import { BlockStack, Button, ChoiceList, Form, FormLayout, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../loyalty/assert.ts";
import type { MemberFilter } from "../../../loyalty/member-filter.ts";
import { useFormat } from "../../format.tsx";
import { type FilterKey, monthName, type TierName } from "./filter-words.ts";

export interface FilterFieldsProps {
  filter: MemberFilter;
  tiers: readonly TierName[];
  onChange: (filter: MemberFilter) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The form of one filter. What is typed counts when it is applied, what is chosen at once. */
export function FilterFields({ name, ...props }: FilterFieldsProps & { name: FilterKey }) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { filter, tiers, onChange } = props;
  switch (name) {
    case "tier":
      return (
        <ChoiceList
          title={t("memberList.filter.tier")}
          titleHidden
          allowMultiple
          selected={filter.tiers}
          choices={[
            ...tiers.map((tier) => ({ value: tier.id, label: tier.name })),
            { value: "", label: t("memberList.filter.no-tier") },
          ]}
          onChange={(chosen) => onChange({ ...filter, tiers: chosen })}
        />
      );
    case "balance":
      return <BalanceFields {...props} />;
    case "joined":
      return <JoinedFields {...props} />;
    case "expiring":
      return (
        <DaysField
          label={t("memberList.filter.expiring-days")}
          days={filter.expiresInDays}
          onApply={(expiresInDays) => onChange({ ...filter, expiresInDays })}
        />
      );
    case "no-order":
      return (
        <DaysField
          label={t("memberList.filter.no-order-days")}
          days={filter.noOrderForDays}
          onApply={(noOrderForDays) => onChange({ ...filter, noOrderForDays })}
        />
      );
    case "owes":
      return (
        <ChoiceList
          title={t("memberList.filter.owes")}
          titleHidden
          selected={filter.owes ? ["yes"] : []}
          choices={[{ value: "yes", label: t("memberList.filter.is-owing") }]}
          onChange={() => onChange({ ...filter, owes: true })}
        />
      );
    case "birthday":
      return (
        <ChoiceList
          title={t("memberList.filter.birthday")}
          titleHidden
          selected={filter.birthdayMonth === null ? [] : [String(filter.birthdayMonth)]}
          choices={MONTHS.map((month) => ({ value: String(month), label: monthName(month, speech.locale) }))}
          onChange={([month]) => onChange({ ...filter, birthdayMonth: Number(month) })}
        />
      );
    case "blocked":
      return (
        <ChoiceList
          title={t("memberList.filter.blocked")}
          titleHidden
          selected={filter.blocked === null ? [] : [filter.blocked]}
          choices={[
            { value: "yes", label: t("memberList.filter.is-blocked.yes") },
            { value: "no", label: t("memberList.filter.is-blocked.no") },
          ]}
          onChange={([blocked]) => onChange({ ...filter, blocked: blocked === "no" ? "no" : "yes" })}
        />
      );
    default:
      return assertNever(name);
  }
}

function BalanceFields({ filter, onChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ from: textOf(filter.balanceFrom), to: textOf(filter.balanceTo) });
  const ends = { from: wholeNumber(typed.from), to: wholeNumber(typed.to) };
  const problemAt = (end: "from" | "to") => (ends[end] === "wrong" ? t("problem.whole") : undefined);
  const apply = () => {
    const { from, to } = ends;
    if (from !== "wrong" && to !== "wrong") onChange({ ...filter, balanceFrom: from, balanceTo: to });
  };
  return (
    <Applied onApply={apply}>
      <TextField
        label={t("memberList.filter.from")}
        inputMode="numeric"
        autoComplete="off"
        value={typed.from}
        error={problemAt("from")}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <TextField
        label={t("memberList.filter.to")}
        inputMode="numeric"
        autoComplete="off"
        value={typed.to}
        error={problemAt("to")}
        onChange={(to) => setTyped({ ...typed, to })}
      />
    </Applied>
  );
}

function JoinedFields({ filter, onChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ from: filter.joinedFrom ?? "", to: filter.joinedTo ?? "" });
  const day = (text: string) => (text === "" ? null : text);
  return (
    <Applied onApply={() => onChange({ ...filter, joinedFrom: day(typed.from), joinedTo: day(typed.to) })}>
      <TextField
        label={t("memberList.filter.from-day")}
        type="date"
        autoComplete="off"
        value={typed.from}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <TextField
        label={t("memberList.filter.to-day")}
        type="date"
        autoComplete="off"
        value={typed.to}
        onChange={(to) => setTyped({ ...typed, to })}
      />
    </Applied>
  );
}

function DaysField(props: { label: string; days: number | null; onApply: (days: number | null) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(textOf(props.days));
  const days = wholeNumber(typed);
  const isWrong = days === "wrong" || (days !== null && (days < 1 || days > 3650));
  return (
    <Applied onApply={() => !isWrong && props.onApply(days)}>
      <TextField
        label={props.label}
        inputMode="numeric"
        autoComplete="off"
        suffix={t("memberList.filter.days")}
        value={typed}
        error={isWrong ? t("problem.whole") : undefined}
        onChange={setTyped}
      />
    </Applied>
  );
}

function Applied({ onApply, children }: { onApply: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Form onSubmit={onApply}>
      <BlockStack gap="300">
        <FormLayout>{children}</FormLayout>
        <Button submit>{t("memberList.filter.apply")}</Button>
      </BlockStack>
    </Form>
  );
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}

/** What was typed as a whole number; null: nothing. Separators of thousands are left out. */
function wholeNumber(typed: string): number | "wrong" | null {
  const plain = typed.replace(/[\s.,'’]/g, "").replace("−", "-");
  if (plain === "") return null;
  return /^-?\d{1,12}$/.test(plain) ? Number(plain) : "wrong";
}
