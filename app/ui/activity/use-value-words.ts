import { useTranslation } from "react-i18next";
import { EXPORTS } from "../../loyalty/export-kinds.ts";
import { GRANT_REASONS } from "../../loyalty/grant-reasons.ts";
import { ROLES } from "../../loyalty/staff.ts";
import { type UnitWords, useFormat } from "../format.tsx";
import { useRedemptionWords } from "../redemptions/use-words.ts";
import type { DetailKey } from "./details.ts";

/** What the program calls what is recorded by its id. */
export interface Called {
  tiers: Record<string, string>;
  units: Record<string, UnitWords>;
  rewards: Record<string, string>;
}

const SOURCES = ["bulk", "csv", "stored"] as const;
const BULK_KINDS = ["grant", "tier", "extend", "export"] as const;
const MEMBER_REASONS = ["abuse", "resale", "employee", "duplicate", "asked"] as const;
const BACK = ["return", "keep"] as const;
const ALERTS = [
  ...(["many-redemptions", "refund-after-spending", "self-referral", "shared-address", "code-changed"] as const),
  ...([
    "code-deleted",
    "stuck-redemption",
    "low-stock",
    "used-after-return",
    "discount-limit",
    "payout-waits",
  ] as const),
];
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MACHINES = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

type Value = string | number | null;

/** A recorded value in the reader's words; null: nothing that people understand. */
export function useValueWords(called: Called) {
  const { t } = useTranslation();
  const { day, dateTime, number } = useFormat();
  const word = useCodeWords(called);
  return (key: DetailKey, value: Value): string | null => {
    if (value === null || value === "") return t("activity.nothing");
    if (typeof value === "number") return number(value);
    if (MACHINES.test(value)) return null;
    if (MOMENT.test(value)) return dateTime(value);
    if (DAY.test(value)) return day(value);
    return word(key, value);
  };
}

/** The word for what is recorded as a code or an id; text that people wrote stays as it is. */
function useCodeWords(called: Called): (key: DetailKey, value: string) => string | null {
  const { t } = useTranslation();
  const redemptions = useRedemptionWords();
  const role = (value: string) => among(ROLES, value, (one) => t(`staff.roles.${one}`)) ?? value;
  const reward = (value: string) => called.rewards[value] ?? value;
  const words: Partial<Record<DetailKey, (value: string) => string | null>> = {
    ...{ role, defaultRole: role, reward, rewardId: reward },
    source: (value) => among(SOURCES, value, (one) => t(`launch.source.${one}`)) ?? value,
    reason: (value) =>
      among(GRANT_REASONS, value, (one) => t(`grant.reasons.${one}`)) ??
      among(MEMBER_REASONS, value, (one) => t(`actions.reasons.${one}`)) ??
      value,
    kind: (value) =>
      among(BULK_KINDS, value, (one) => t(`memberList.bulk.${one}`)) ??
      among(ALERTS, value, (one) => t(`alerts.kind.${one}.title`, { reward: "" })),
    what: (value) =>
      value === "bulk-members"
        ? t("memberList.run.export")
        : (among(EXPORTS, value, (one) => t(`export.what.${one}`)) ?? t(`activity.exported.${fileOf(value)}`)),
    points: (value) => among(BACK, value, (one) => t(`redemptions.void.${one}`)),
    cause: (value) => redemptions.cause(value),
    tierId: (value) => called.tiers[value] ?? value,
    unit: (value) => called.units[value]?.many ?? value,
  };
  return (key, value) => (words[key] ? words[key](value) : value);
}

function among<One extends string>(list: readonly One[], value: string, word: (one: One) => string): string | null {
  const found = list.find((one) => one === value);
  return found === undefined ? null : word(found);
}

function fileOf(value: string): "all" | "import-report" {
  return value === "all" ? value : "import-report";
}
