import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { RedemptionView } from "./redemption-view.ts";

const TROUBLES = [
  "no-access",
  "customer-gone",
  "no-answer",
  "refused",
  "no-codes",
  "code-taken",
  "shopify-error",
  "our-error",
  "used-unseen",
  "credit-not-found",
  "unknown-outcome",
  "ambiguous",
  "used-again",
  "debit-refused",
  "no-tag",
  "product-gone",
  "too-many-products",
] as const;
const CAUSES = [
  "taken",
  "given",
  "refused",
  "no-access",
  "customer-gone",
  "agent",
  "voided",
  "lapsed",
  "withdrawn",
  "order-cancelled",
  "order-refunded",
  "deleted-in-shopify",
  "time-over",
  "done",
  "paid-out",
  "used",
  "used-after-return",
  "returned",
  "renewed",
  "issued",
  "product-gone",
  "too-many-products",
] as const;
const FIELDS = {
  value: "value",
  items: "items",
  minimum: "minimum",
  combinesWith: "combines-with",
  startsAt: "starts",
  endsAt: "ends",
  uses: "usage-limit",
  customers: "customers",
  codes: "code",
} as const;

/** What is stored in a word about a redemption, as people read it. */
export function useRedemptionWords() {
  const { t } = useTranslation();
  const { speech, inUnit, day, wallTime } = useFormat();
  return {
    title: (view: Pick<RedemptionView, "title">) => view.title[speech.language],
    points: (view: RedemptionView) => (view.points === 0 ? t("redemptions.given") : inUnit(view.points, view.unit)),
    trouble: (word: string | null) => {
      const known = TROUBLES.find((one) => one === word);
      return known ? t(`redemptions.trouble.${known}`) : t("redemptions.trouble.other", { word: word ?? "–" });
    },
    cause: (word: string | null) => {
      const known = CAUSES.find((one) => one === word);
      return known ? t(`redemptions.cause.${known}`) : (word ?? "–");
    },
    actor: (actor: string) => {
      if (actor === "shopper") return t("redemptions.actor.shopper");
      if (actor === "system") return t("redemptions.actor.system");
      const staff = /^staff:(\w+)$/.exec(actor)?.[1];
      return staff === undefined ? actor : t("redemptions.actor.staff", { id: staff });
    },
    /** A date without a time zone, such as the shop wrote it: 2026-12-24T18:00. */
    chosen: (at: string) => {
      if (Number.isNaN(Date.parse(at))) return at;
      return at.length === 10 ? day(at) : wallTime(at);
    },
    /** What somebody changed of a discount. */
    fields: (names: readonly string[]) =>
      Object.entries(FIELDS)
        .filter(([name]) => names.includes(name))
        .map(([, word]) => t(`redemptions.field.${word}`))
        .join(", "),
  };
}
