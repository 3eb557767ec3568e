import { isMultiplied } from "../earning/compiled.ts";
import { stacked } from "../earning/multipliers.ts";
import { compare, type Fraction, one as single } from "../fraction.ts";
import type { Ratio } from "../points.ts";
import type { Campaign, EarningRule, Program, Tier } from "../program.ts";
import { neverTogether } from "../program/traps/conditions.ts";
import { weekdayOf } from "../time/civil.ts";
import { zoneOf } from "../time/zone.ts";
import { campaignWeekdays, campaignWindow, commonDays, type TimeSpan } from "./campaign-window.ts";

/** A stretch of time in which the same campaigns meet on the same rules. */
interface Meeting extends TimeSpan {
  /** Two or more, in the document's order. */
  campaigns: Campaign[];
  /** All of one unit, and either all or none of them multiplied by tiers. */
  rules: EarningRule[];
  /** The only days of the week on which they meet, 1 is Monday; null: on all. */
  weekdays: number[] | null;
}

/** Campaigns that meet, and what they make of it together. */
export interface Overlap extends Meeting {
  /** Of the campaigns that multiply, in the document's order. */
  multipliers: Ratio[];
  /** What the multipliers make together; null where at most one campaign multiplies. */
  factor: Fraction | null;
  /** The tier that multiplies most, and what it makes of it; null where no tier has a part in it. */
  withTier: { tier: Tier; factor: Fraction } | null;
  /** Points on top of all multipliers, and their unit; null where none adds any. */
  bonus: { points: number; unit: string } | null;
}

/**
 * Where campaigns meet: every stretch of time in which two or more change the same earning rule, and what they make of it under
 * the program's stacking.
 *
 * A campaign on days that members choose meets others only there, which is told besides what meets in any case.
 * Campaigns whose conditions cannot hold together never meet, nor do those whose days of the week never come together. A stretch
 * ends where one of its campaigns ends or another joins them.
 *
 * @param timeZone the shop's, in which windows are written
 * @returns the earliest first
 */
export function campaignOverlaps(program: Program, timeZone: string): Overlap[] {
  const windows = new Map(program.campaigns.map((each) => [each.id, campaignWindow(each, timeZone)]));
  const found = new Map<string, Meeting>();
  for (const rule of program.earning) {
    for (const meeting of meetingsOn(rule, { program, windows, timeZone })) {
      const key = sameFor(rule, meeting);
      const known = found.get(key);
      if (known) known.rules.push(rule);
      else found.set(key, meeting);
    }
  }
  return [...found.values()]
    .map((meeting) => overlapOf(meeting, program))
    .toSorted((one, other) => one.from - other.from || one.to - other.to);
}

interface Asked {
  program: Program;
  windows: ReadonlyMap<string, TimeSpan>;
  timeZone: string;
}

/** The meetings on one rule; stretches that touch, of the same campaigns, are one. */
function meetingsOn(rule: EarningRule, { program, windows, timeZone }: Asked): Meeting[] {
  if (!("unit" in rule.effect)) return [];
  const changing = program.campaigns.filter((campaign) => changes(campaign, rule));
  const all: Meeting[] = [];
  let open = new Map<string, Meeting>();
  for (const span of spansBetween(changing.flatMap((each) => windows.get(each.id) ?? []))) {
    const active = changing.filter((each) => covers(windows.get(each.id), span));
    const still = new Map<string, Meeting>();
    const sure = active.filter(({ memberDay }) => !memberDay);
    // What meets in any case is told apart from what a member's day may add to it.
    for (const campaigns of [...groupsOf(sure, span, timeZone), ...groupsOf(active, span, timeZone).filter(isChosen)]) {
      const name = namesOf(campaigns);
      const known = open.get(name);
      const meeting = known ?? {
        ...span,
        campaigns,
        rules: [rule],
        weekdays: commonDays(campaigns.map(campaignWeekdays)),
      };
      meeting.to = span.to;
      still.set(name, meeting);
      if (!known) all.push(meeting);
    }
    open = still;
  }
  return all;
}

/** What rules must share to be told together: the time, the campaigns, the unit, and whether tiers multiply. */
function sameFor(rule: EarningRule, { from, to, campaigns }: Meeting): string {
  const unit = "unit" in rule.effect ? rule.effect.unit : "";
  return [from, to, unit, isMultiplied(rule), namesOf(campaigns)].join(" ");
}

function namesOf(campaigns: readonly Campaign[]): string {
  return campaigns.map(({ id }) => id).join(" ");
}

/** Whether a campaign can change what a rule gives. */
function changes(campaign: Campaign, rule: EarningRule): boolean {
  const isMeant = campaign.rules?.includes(rule.id) ?? isMultiplied(rule);
  return isMeant && !neverTogether(campaign.conditions, rule.conditions);
}

/** The stretches between all beginnings and ends, ascending. */
function spansBetween(windows: readonly TimeSpan[]): TimeSpan[] {
  const edges = [...new Set(windows.flatMap(({ from, to }) => (from < to ? [from, to] : [])))].sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? to, to }));
}

function covers(window: TimeSpan | undefined, span: TimeSpan): boolean {
  return window !== undefined && window.from <= span.from && window.to >= span.to;
}

/** Whether campaigns meet only on days that a member has chosen. */
export function isChosen(campaigns: readonly Campaign[]): boolean {
  return campaigns.some(({ memberDay }) => memberDay !== undefined);
}

/** Groups of campaigns of which each can meet each, grown from every pair that can: no pair is missing. */
function groupsOf(active: readonly Campaign[], span: TimeSpan, timeZone: string): Campaign[][] {
  const groups = new Map<string, Campaign[]>();
  const meet = (campaigns: readonly Campaign[]) => canMeet(campaigns, span, timeZone);
  for (const [index, one] of active.entries()) {
    for (const other of active.slice(index + 1)) {
      if (!meet([one, other])) continue;
      const grown = new Set([one, other]);
      for (const each of active) if (meet([...grown, each])) grown.add(each);
      const group = active.filter((each) => grown.has(each));
      groups.set(namesOf(group), group);
    }
  }
  return [...groups.values()];
}

function canMeet(campaigns: readonly Campaign[], span: TimeSpan, timeZone: string): boolean {
  const areApart = campaigns.some((one, index) =>
    campaigns.slice(index + 1).some((other) => other !== one && neverTogether(one.conditions, other.conditions)),
  );
  const weekdays = commonDays(campaigns.map(campaignWeekdays));
  return !areApart && (weekdays === null || hasDay(span, weekdays, timeZone));
}

/** Whether one of the days of the week comes within a stretch of time. */
function hasDay(span: TimeSpan, weekdays: readonly number[], timeZone: string): boolean {
  if (weekdays.length === 0) return false;
  if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return true;
  const zone = zoneOf(timeZone);
  const first = zone.dayNumber(span.from);
  const days = Math.min(7, zone.dayNumber(span.to - 1) - first + 1);
  return Array.from({ length: days }, (_, day) => weekdayOf(first + day)).some((day) => weekdays.includes(day));
}

function overlapOf(meeting: Meeting, program: Program): Overlap {
  const { stacking } = program.policies;
  const multipliers = meeting.campaigns.flatMap(({ effect }) =>
    effect.kind === "multiplier" ? [effect.multiplier] : [],
  );
  const [rule] = meeting.rules;
  const tier = rule && isMultiplied(rule) && multipliers.length > 0 ? mostMultiplying(program) : null;
  return {
    ...meeting,
    multipliers,
    factor: multipliers.length < 2 ? null : stacked(multipliers, stacking),
    withTier: tier && { tier, factor: stacked([tier.multiplier, ...multipliers], stacking) },
    bonus: bonusOf(meeting),
  };
}

function bonusOf({ campaigns, rules: [rule] }: Meeting): Overlap["bonus"] {
  const points = campaigns.reduce((sum, { effect }) => (effect.kind === "bonus" ? sum + effect.points : sum), 0);
  return points === 0 || !rule || !("unit" in rule.effect) ? null : { points, unit: rule.effect.unit };
}

/** The tier with the largest multiplier; null where none gives more than no tier. */
function mostMultiplying({ tiers }: Program): Tier | null {
  return tiers.reduce<Tier | null>(
    (most, tier) => (compare(tier.multiplier, most?.multiplier ?? single) > 0 ? tier : most),
    null,
  );
}
