import type { Earning, Source } from "../earning/earnings.ts";
import type { CompiledRule } from "../earning/compiled.ts";
import { assertNever } from "../assert.ts";
import type { Explanation } from "../explanation.ts";
import type { ReferralFact } from "../history.ts";
import type { CalendarTrigger } from "../time/calendar-facts.ts";
import type { VersionInForce } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import type { TierOccasions } from "./tier-occasions.ts";
import { giveOn, rulesAt, situationAt, takeBackOn } from "./gifts.ts";

type Trigger = Extract<Explanation, { kind: "award" }>["trigger"];

/** What a rule gives on an occasion that carries no amount: its key names it, `detail` says which one it was. */
function giveGift(
  state: FoldState,
  rule: CompiledRule,
  gift: {
    at: number;
    key: string;
    version: VersionInForce;
    detail: string;
    trigger: Exclude<Trigger, "order" | "event" | "benefit">;
  },
): Earning | null {
  const { at, key, version, detail, trigger } = gift;
  const source: Source = { key, datedAt: at, subject: null, mergedFrom: null };
  return giveOn(state, rule, {
    source,
    at,
    key,
    version,
    amountMinor: null,
    quantity: 0,
    situation: situationAt(state, at),
    explain: (arithmetic) =>
      trigger === "joined"
        ? { kind: "joined", points: arithmetic.after, ...arithmetic }
        : { kind: "occasion", occasion: trigger, detail, ...arithmetic },
    award: ({ id, reward, version: number }) => ({
      kind: "award", reward, rule: id, version: number, trigger, because: detail,
    }), // prettier-ignore
  });
}

/** The gifts of the version in force when the member joined. */
export function takeJoining(state: FoldState, at: number): void {
  const found = rulesAt(state, at, "joined");
  for (const rule of found?.rules ?? []) {
    if (!found) return;
    const key = `joined:${state.history.member.id}:${rule.rule.id}`;
    giveGift(state, rule, { at, key, version: found.version, detail: "", trigger: "joined" });
  }
}

/** A birthday, an anniversary of joining, a day of the schedule. */
export function takeCalendarDay(
  state: FoldState,
  day: { at: number; rule: CompiledRule; trigger: CalendarTrigger },
): void {
  const { at, rule, trigger } = day;
  const version = state.versionAt(at);
  if (!version) return;
  const detail = labelOf(state, trigger, at);
  const key = `${trigger.kind}:${state.history.member.id}:${rule.rule.id}:${detail}`;
  // A birthday that was moved comes twice in its year, and brings something once.
  if (state.daysGiven.has(key)) return;
  if (giveGift(state, rule, { at, key, version, detail, trigger: trigger.kind })) state.daysGiven.add(key);
}

function labelOf({ zone, history }: FoldState, trigger: CalendarTrigger, at: number): string {
  const { year } = zone.local(at);
  switch (trigger.kind) {
    case "birthday":
      return String(year);
    case "anniversary":
      return String(year - zone.local(history.member.joinedAt).year);
    case "schedule":
      return zone.dateText(at);
    default:
      return assertNever(trigger);
  }
}

/** A tier that was reached from below in the second `at`; what it gives stands until facts take the tier away. */
export function takeTierReached(
  state: FoldState,
  { tierId, at, occasions }: { tierId: string; at: number; occasions: TierOccasions },
): void {
  const found = rulesAt(state, at, "tier-reached");
  for (const rule of found?.rules ?? []) {
    const { trigger, id } = rule.rule;
    if (!found || trigger.kind !== "tier-reached") continue;
    if (trigger.tiers.length > 0 && !trigger.tiers.includes(tierId)) continue;
    const key = `tier:${state.history.member.id}:${id}:${tierId}:${at}`;
    const detail = found.version.compiled.tierById.get(tierId)?.tier.name ?? tierId;
    const { version } = found;
    const earning = giveGift(state, rule, { at, key, version, detail, trigger: "tier-reached" });
    if (!earning) continue;
    const takeBack = (then: number) => {
      takeBackOn(state, earning, {
        at: then,
        key: `${key}-withdrawn`,
        version,
        explain: (arithmetic) => ({ kind: "occasion", occasion: "tier-ended", detail, ...arithmetic }),
      });
    };
    const grantId = rule.rule.effect.kind === "tier" ? key : null;
    occasions.note({ tierId, grantId, takeBack });
  }
}

/** Referrals of the member: what they give, count, and lose again. */
export class ReferralAccounts {
  private readonly state: FoldState;
  private readonly accounts: { referral: ReferralFact; after: string; version: VersionInForce; earning: Earning }[] =
    [];

  constructor(state: FoldState) {
    this.state = state;
  }

  counted({ referral, after, at }: { referral: ReferralFact; after: "joined" | "first-order"; at: number }): void {
    const { state } = this;
    const found = rulesAt(state, at, "referral");
    for (const rule of found?.rules ?? []) {
      const { trigger, id } = rule.rule;
      if (!found || trigger.kind !== "referral" || trigger.side !== referral.side || trigger.after !== after) continue;
      const key = `referral:${referral.id}:${id}:${referral.side}`;
      const { version } = found;
      const earning = giveGift(state, rule, { at, key, version, detail: referral.side, trigger: "referral" });
      if (earning) this.accounts.push({ referral, after, version, earning });
    }
    this.count({ referral, after, at, value: 1 });
  }

  withdrawn({ referral, after, at }: { referral: ReferralFact; after: "joined" | "first-order"; at: number }): void {
    for (const { referral: other, after: since, version, earning } of this.accounts) {
      if (other.id !== referral.id || other.side !== referral.side || since !== after) continue;
      takeBackOn(this.state, earning, {
        at,
        key: `${earning.source.key}-withdrawn`,
        version,
        explain: (arithmetic) => ({
          kind: "occasion", occasion: "referral-withdrawn", detail: referral.side, ...arithmetic,
        }), // prettier-ignore
      });
    }
    this.count({ referral, after, at, value: 0 });
  }

  /** For tiers a referral qualifies on joining where a rule for referrers says so, else with the friend's first order. */
  private count(counted: { referral: ReferralFact; after: "joined" | "first-order"; at: number; value: 0 | 1 }): void {
    const { referral, after, at, value } = counted;
    if (referral.side !== "referrer") return;
    const rules = rulesAt(this.state, referral.joinedAt, "referral")?.rules ?? [];
    const countsOnJoining = rules.some(
      ({ rule: { trigger } }) =>
        trigger.kind === "referral" && trigger.side === "referrer" && trigger.after === "joined",
    );
    if (countsOnJoining !== (after === "joined")) return;
    const datedAt = after === "joined" ? referral.joinedAt : (referral.firstOrderAt ?? at);
    const source: Source = { key: `referral:${referral.id}`, datedAt, subject: null, mergedFrom: null };
    this.state.count({ source, basis: "referrals", value, at });
  }
}
