import type { Condition, EarningRule } from "../program.ts";
import type { Earning, Source } from "../earning/earnings.ts";
import type { Explanation } from "../explanation.ts";
import type { EventFact } from "../history.ts";
import type { VersionInForce } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import { giveOn, rulesAt, situationAt, takeBackOn } from "./gifts.ts";

type AllOf = Extract<Condition, { kind: "all-of" }>;

/** What an event has earned, and the sets that it completed. */
interface EventAccount {
  event: EventFact;
  version: VersionInForce;
  earning: Earning;
  /** It stands while these are complete; without any, while the event itself stands. */
  sets: AllOf[];
}

/** What the merchant calls the rule, where they call it something. */
function named({ name }: EarningRule): { name?: string } {
  return name === undefined ? {} : { name };
}

/** Takes the events of a member: what they earn, and what withdrawing them takes back. */
export class EventAccounts {
  private readonly state: FoldState;
  private readonly accounts: EventAccount[] = [];

  constructor(state: FoldState) {
    this.state = state;
  }

  occurred(event: EventFact): void {
    const { state } = this;
    state.events.push(event);
    const { id, at, name, subject, amountMinor, quantity } = event;
    const found = rulesAt(state, at, "event");
    if (!found) return;
    const source: Source = { key: `event:${id}`, datedAt: at, subject, mergedFrom: null };
    const situation = { ...situationAt(state, at), event, completes: (set: AllOf) => this.completes(event, set) };
    for (const rule of found.rules) {
      const { trigger, id: ruleId, name: ruleName, conditions } = rule.rule;
      if (trigger.kind !== "event" || trigger.name !== name) continue;
      const earning = giveOn(state, rule, {
        source,
        at,
        key: `event:${id}:${ruleId}:occurred`,
        version: found.version,
        amountMinor,
        quantity,
        situation,
        explain: (arithmetic) => ({
          kind: "event", fact: "occurred", event: name, ...named(rule.rule), subject, ...arithmetic,
        }), // prettier-ignore
        award: (of) => ({
          kind: "award", reward: of.reward, rule: of.id, version: of.version, trigger: "event", because: ruleName ?? name,
        }), // prettier-ignore
      });
      if (!earning) continue;
      const sets = conditions.filter((condition) => condition.kind === "all-of");
      this.accounts.push({ event, version: found.version, earning, sets });
    }
    state.count({ source, basis: `events:${name}`, value: 1, at });
  }

  /** Takes back what stands of the event and rests on no set, and what rests on a set that it breaks. */
  withdrawn(event: EventFact, at: number): void {
    const { state } = this;
    state.withdrawn.add(event.id);
    for (const account of this.accounts) {
      const { event: other, version, earning, sets } = account;
      const stands = sets.length === 0 ? other.id !== event.id : sets.every((set) => this.isComplete(other, set));
      if (earning.standing === 0 || stands) continue;
      const { id, name, subject } = other;
      takeBackOn(state, earning, {
        at,
        key: `event:${id}:${earning.rule.rule.id}:withdrawn`,
        version,
        explain: (arithmetic): Explanation => ({
          kind: "event", fact: "withdrawn", event: name, ...named(earning.rule.rule), subject, ...arithmetic,
        }), // prettier-ignore
      });
    }
    const source: Source = { key: `event:${event.id}`, datedAt: event.at, subject: event.subject, mergedFrom: null };
    state.count({ source, basis: `events:${event.name}`, value: 0, at });
  }

  /** Whether the events that stand now make the set that the event completed. */
  private isComplete(event: EventFact, set: AllOf): boolean {
    return set.values.every((value) => this.carriers(event, set, value).size > 0);
  }

  /** Whether the set is complete with the event, and was not without it. */
  private completes(event: EventFact, set: AllOf): boolean {
    if (event.subject === null) return false;
    const found = set.values.map((value) => this.carriers(event, set, value));
    return found.every((ids) => ids.size > 0) && found.some((ids) => ids.size === 1 && ids.has(event.id));
  }

  /** The events of its name about its subject that stand and carry the value. */
  private carriers(event: EventFact, { attribute }: AllOf, value: string): ReadonlySet<string> {
    const { events, withdrawn } = this.state;
    const carrying = events.filter(
      (other) =>
        other.name === event.name &&
        other.subject === event.subject &&
        !withdrawn.has(other.id) &&
        String(other.attributes[attribute]) === value,
    );
    return new Set(carrying.map(({ id }) => id));
  }
}
