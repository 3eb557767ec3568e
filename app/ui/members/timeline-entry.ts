import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/language.ts";
import { explain } from "../../loyalty/explain.ts";
import type { Explanation } from "../../loyalty/explanation.ts";
import type { NoPointsReason } from "../../loyalty/no-points.ts";
import { type UnitWords, useFormat } from "../format.tsx";
import { useRedemptionWords } from "../redemptions/use-words.ts";
import { GRANT_REASONS } from "./grant-draft.ts";

/** What the timeline can be narrowed to. */
export const SHOWN_KINDS = ["movement", "order", "redemption", "tier", "event", "staff"] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

interface Common {
  key: string;
  at: string;
}

/** One thing that happened to a member. */
export type TimelineEntry = Common &
  (
    | {
        kind: "movement";
        unit: UnitWords;
        points: number;
        explanation: Explanation;
        recordedAt: string;
        isCorrection: boolean;
        /** The name of the member of staff who gave or took; null: nobody did, or has no name. */
        by: string | null;
        /** The key of a grant that can be undone. */
        grantKey: string | null;
      }
    | { kind: "order"; orderId: string; name: string; points: number; nothingBecause: NoPointsReason | null }
    | {
        kind: "redemption";
        id: string;
        title: Record<Language, string>;
        state: RedemptionState;
        cause: string;
        actor: string;
      }
    | { kind: "tier"; tier: string | null; before: string | null }
    | { kind: "event"; name: string; subject: string | null; withdrawnAt: string | null }
    | {
        kind: "staff";
        act: StaffAct;
        by: string | null;
        /** Whose number Shopify has for them. */
        actor: string;
        amount: { points: number; unit: UnitWords } | null;
        /** The day until which points were kept, the tier, the reward. */
        until: string | null;
        name: string | null;
        reason: string | null;
        note: string;
        /** An extension that can be undone. */
        extensionId: string | null;
      }
  );

type RedemptionState = "reserved" | "issued" | "used" | "lapsed" | "cancelled";
export type StaffAct =
  | "points-extended"
  | "points-reinstated"
  | "extension-undone"
  | "member-blocked"
  | "member-unblocked"
  | "member-merged"
  | "member-exported"
  | "tier-granted"
  | "tier-revoked"
  | "reward-booked"
  | "reward-delivered"
  | "reward-taken-back";

/** An entry in words: what stands first, the sentence that can be copied, and what else is to be said in small print. */
export interface EntryWords {
  title: string;
  sentence: string;
  details: string[];
}

/** Puts entries into the reader's words. */
export function useEntryWords(): (entry: TimelineEntry) => EntryWords {
  const { t } = useTranslation();
  const format = useFormat();
  const redemption = useRedemptionWords();
  const reasonText = useReasonText();
  const staffWords = useStaffWords();
  const { language } = format.speech;
  return (entry) => {
    switch (entry.kind) {
      case "movement": {
        const { unit, points, explanation } = entry;
        const context = { locale: language, pointsName: unit, decimals: unit.decimals };
        const reason = explanation.kind === "agent" ? reasonText(explanation.reason) : null;
        return {
          title: format.movementIn(points, unit),
          sentence: explain(explanation, points, context),
          details: [
            ...(reason === null ? [] : [t("grant.reason-line", { reason })]),
            ...(entry.by === null ? [] : [t("timeline.by", { name: entry.by })]),
            ...(entry.isCorrection ? [t("movements.correction", { at: format.dateTime(entry.recordedAt) })] : []),
          ],
        };
      }
      case "order": {
        const why = entry.nothingBecause;
        const sentence =
          why === null
            ? t("timeline.order", { name: entry.name, points: format.points(entry.points) })
            : `${entry.name}. ${t(`orders.nothing.${why}`)}`;
        return { title: t("timeline.placed", { name: entry.name }), sentence, details: [] };
      }
      case "redemption": {
        const title = t(`redemptions.became.${entry.state}`);
        const how = t("redemptions.step", {
          cause: redemption.cause(entry.cause),
          actor: redemption.actor(entry.actor),
        });
        return { title, sentence: `${redemption.title(entry)}: ${how}`, details: [] };
      }
      case "tier":
        return tierWords(entry, t);
      case "event": {
        const { name, subject, withdrawnAt } = entry;
        const sentence = subject === null ? name : t("events.about", { event: name, subject });
        const at = withdrawnAt === null ? null : format.date(withdrawnAt);
        return { title: t("timeline.event"), sentence, details: at === null ? [] : [t("timeline.withdrawn", { at })] };
      }
      case "staff":
        return staffWords(entry);
    }
  };
}

function useStaffWords(): (entry: Extract<TimelineEntry, { kind: "staff" }>) => EntryWords {
  const { t } = useTranslation();
  const format = useFormat();
  const redemption = useRedemptionWords();
  const reasonText = useReasonText();
  return (entry) => {
    const amount = entry.amount ? format.inUnit(entry.amount.points, entry.amount.unit) : "";
    const until = entry.until === null ? "" : format.date(entry.until);
    const sentence = t(`timeline.did.${entry.act}`, { amount, until, name: entry.name ?? "" });
    const reason = entry.reason === null ? null : reasonText(entry.reason);
    return {
      title: t("timeline.staff"),
      sentence,
      details: [
        ...(reason === null ? [] : [t("grant.reason-line", { reason })]),
        ...(entry.note === "" ? [] : [entry.note]),
        t("timeline.by", { name: entry.by ?? redemption.actor(entry.actor) }),
      ],
    };
  };
}

function tierWords({ tier, before }: Extract<TimelineEntry, { kind: "tier" }>, t: TFunction): EntryWords {
  const title = t("member.tier");
  if (tier === null) return { title, sentence: t("timeline.tier-lost", { before: before ?? "" }), details: [] };
  const sentence = before === null ? t("timeline.tier", { tier }) : t("timeline.tier-changed", { tier, before });
  return { title, sentence, details: [] };
}

/** Reasons of grants and of other actions in words; null for a code that nobody knows any more. */
export function useReasonText(): (code: string) => string | null {
  const { t } = useTranslation();
  return (code) => {
    const grant = GRANT_REASONS.find((candidate) => candidate === code);
    if (grant !== undefined) return t(`grant.reasons.${grant}`);
    const other = ACTION_REASONS.find((candidate) => candidate === code);
    return other === undefined ? null : t(`actions.reasons.${other}`);
  };
}

/** Reasons beside those of grants. */
const ACTION_REASONS = ["abuse", "resale", "employee", "duplicate", "asked"] as const;
