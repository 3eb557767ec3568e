import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { type Detail, DETAILS } from "./details.ts";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Who did something, and what an entry says beyond its words, in the reader's language. */
export function useDetailWords(names: Record<string, string>) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const valueText = (value: string | number | null) => {
    if (value === null || value === "") return t("activity.nothing");
    if (typeof value === "number") return number(value);
    return MOMENT.test(value) ? dateTime(value) : value;
  };
  return {
    who: (actor: string) => {
      const name = names[actor];
      if (name !== undefined) return name;
      const staff = /^staff:(\w+)$/.exec(actor)?.[1];
      if (staff !== undefined) return t("activity.who.staff", { id: staff });
      if (actor.startsWith("api-key:")) return t("activity.who.api");
      return actor === "shopify" ? t("activity.who.shopify") : t("activity.who.system");
    },
    detail: (detail: Detail) => {
      const what = t(`activity.data.${DETAILS[detail.key]}`);
      if ("value" in detail) {
        const staffName = detail.key === "staff" ? names[`staff:${String(detail.value)}`] : undefined;
        return t("activity.fact", { what, value: staffName ?? valueText(detail.value) });
      }
      return t("activity.change", { what, from: valueText(detail.from), to: valueText(detail.to) });
    },
  };
}
