import type { TFunction } from "i18next";
import type { MemberFilter } from "../../../loyalty/member-filter.ts";
import type { Format } from "../../format.tsx";
import { datesIn } from "../../../loyalty/formatters.ts";

/** A filter of the bar: one or two parts of what members are narrowed down to. */
export const FILTER_KEYS = [
  "tier",
  "balance",
  "joined",
  "expiring",
  "no-order",
  "owes",
  "birthday",
  "blocked",
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

export interface TierName {
  id: string;
  name: string;
}

export interface FilterWords {
  t: TFunction;
  format: Format;
  tiers: readonly TierName[];
}

/** What an applied filter says; null where it narrows nothing down. */
export function filterText(key: FilterKey, filter: MemberFilter, { t, format, tiers }: FilterWords): string | null {
  const { balanceFrom, balanceTo, joinedFrom, joinedTo } = filter;
  const nameOf = (id: string) =>
    id === "" ? t("memberList.filter.no-tier") : (tiers.find((tier) => tier.id === id)?.name ?? id);
  switch (key) {
    case "tier":
      return filter.tiers.length === 0
        ? null
        : t("memberList.filter.is-tier", { tiers: filter.tiers.map(nameOf).join(", ") });
    case "balance":
      return range("points", [balanceFrom, balanceTo], t, format.number);
    case "joined":
      return range("joined", [joinedFrom, joinedTo], t, format.day);
    case "expiring":
      return filter.expiresInDays === null ? null : t("memberList.filter.is-expiring", { count: filter.expiresInDays });
    case "no-order":
      return filter.noOrderForDays === null
        ? null
        : t("memberList.filter.is-no-order", { count: filter.noOrderForDays });
    case "owes":
      return filter.owes ? t("memberList.filter.is-owing") : null;
    case "birthday":
      return filter.birthdayMonth === null
        ? null
        : t("memberList.filter.is-birthday", { month: monthName(filter.birthdayMonth, format.speech.locale) });
    case "blocked":
      return filter.blocked === null ? null : t(`memberList.filter.is-blocked.${filter.blocked}`);
  }
}

function range<T>(what: "points" | "joined", ends: [T | null, T | null], t: TFunction, text: (end: T) => string) {
  const [from, to] = ends;
  if (from !== null && to !== null) return t(`memberList.filter.${what}-between`, { from: text(from), to: text(to) });
  if (from !== null) return t(`memberList.filter.${what}-from`, { from: text(from) });
  return to === null ? null : t(`memberList.filter.${what}-to`, { to: text(to) });
}

/** The filter without one of its parts. */
export function without(filter: MemberFilter, key: FilterKey): MemberFilter {
  switch (key) {
    case "tier":
      return { ...filter, tiers: [] };
    case "balance":
      return { ...filter, balanceFrom: null, balanceTo: null };
    case "joined":
      return { ...filter, joinedFrom: null, joinedTo: null };
    case "expiring":
      return { ...filter, expiresInDays: null };
    case "no-order":
      return { ...filter, noOrderForDays: null };
    case "owes":
      return { ...filter, owes: false };
    case "birthday":
      return { ...filter, birthdayMonth: null };
    case "blocked":
      return { ...filter, blocked: null };
  }
}

export function monthName(month: number, locale: string): string {
  return datesIn(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}
