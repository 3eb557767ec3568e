import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { type Detail, DETAILS } from "./details.ts";
import { type Called, useValueWords } from "./use-value-words.ts";

/** Who did something, and what an entry says beyond its words, in the reader's language. */
export function useDetailWords(names: Record<string, string>, called: Called) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const valueText = useValueWords(called);
  const unitOf = (data: Record<string, unknown>) =>
    typeof data["unit"] === "string" && typeof data["points"] === "number" ? called.units[data["unit"]] : undefined;
  const who = useWho(names);
  return {
    who,
    /** null: it says nothing to people, or another detail says it already. */
    detail: (detail: Detail, data: Record<string, unknown>): string | null => {
      const what = t(`activity.data.${DETAILS[detail.key]}`);
      if ("value" in detail) {
        const unit = unitOf(data);
        if (unit && detail.key === "unit") return null;
        if (unit && detail.key === "points" && typeof detail.value === "number") {
          return t("activity.fact", { what, value: inUnit(detail.value, unit) });
        }
        const staffName = detail.key === "staff" ? names[`staff:${String(detail.value)}`] : undefined;
        const value = staffName ?? valueText(detail.key, detail.value);
        return value === null ? null : t("activity.fact", { what, value });
      }
      const [from, to] = [valueText(detail.key, detail.from), valueText(detail.key, detail.to)];
      return t("activity.change", { what, from: from ?? "–", to: to ?? "–" });
    },
  };
}

/** Who did something: by the name that the merchant has given, or by Shopify's number. */
export function useWho(names: Record<string, string>): (actor: string) => string {
  const { t } = useTranslation();
  return (actor) => {
    const name = names[actor];
    if (name !== undefined) return name;
    const staff = /^staff:(\w+)$/.exec(actor)?.[1];
    if (staff !== undefined) return t("activity.who.staff", { id: staff });
    if (actor.startsWith("api-key:")) return t("activity.who.api");
    return actor === "shopify" ? t("activity.who.shopify") : t("activity.who.system");
  };
}
