import {
  allOf,
  anyOf,
  numberText,
  quoted,
  ratioText,
  sentence,
  type Telling,
  unitText,
  weekdayText,
} from "../describe/telling.ts";
import { datesIn } from "../formatters.ts";
import { ruleLine } from "../describe/describe-program.ts";
import type { Campaign } from "../program.ts";
import { civilDate } from "../time/civil.ts";
import { zoneOf } from "../time/zone.ts";
import { campaignWeekdays, campaignWindow, type TimeSpan } from "./campaign-window.ts";
import { isChosen, type Overlap } from "./overlaps.ts";

/** What the sentences about the time of campaigns need. */
export type Calendar = Pick<Telling, "language"> & { timeZone: string };

/** When a campaign is on: "27 November 2026 to 30 November 2026, on Friday", both days included; "always". */
export function campaignWhen(campaign: Campaign, calendar: Calendar): string {
  const words = WORDS[calendar.language];
  const { memberDay } = campaign;
  const weekdays = campaignWeekdays(campaign);
  return [
    spanText(campaignWindow(campaign, calendar.timeZone), calendar),
    ...(weekdays === null ? [] : [words.on(weekdaysText(weekdays, calendar))]),
    ...(memberDay ? [words.chosenDays(numberText(memberDay.perYear, calendar), memberDay.perYear)] : []),
  ].join(", ");
}

/** What a campaign gives, in a few words: "2 times as much", "50 Coins on top". */
export function campaignGives({ effect, rules }: Campaign, telling: Telling): string {
  const words = WORDS[telling.language];
  if (effect.kind === "multiplier") return words.times(ratioText(effect.multiplier, telling));
  const changed = telling.program.earning.find((rule) => "unit" in rule.effect && (rules?.includes(rule.id) ?? true));
  const unit = changed && "unit" in changed.effect ? changed.effect.unit : "points";
  return words.onTop(unitText(effect.points, unit, telling));
}

/** An overlap in sentences: who meets when, on what, what they make together, and what narrows it. */
export function overlapTexts(overlap: Overlap, telling: Telling & Calendar): string[] {
  const words = WORDS[telling.language];
  const { campaigns, rules, weekdays } = overlap;
  const names = allOf(
    campaigns.map(({ name }) => quoted(name, telling)),
    telling,
  );
  const isNarrowed = campaigns.some(({ conditions }) =>
    conditions.some(({ kind }) => kind !== "window" && kind !== "weekday"),
  );
  return [
    words.meet(names, spanText(overlap, telling)),
    ...(weekdays === null ? [] : [words.onlyOn(weekdaysText(weekdays, telling))]),
    ...(isChosen(campaigns) ? [words.onlyChosen] : []),
    words.gives(
      allOf(
        rules.map((rule) => quoted(withoutStop(ruleLine(rule, telling)), telling)),
        telling,
      ),
      together(overlap, telling),
    ),
    ...(overlap.withTier
      ? [words.withTier(overlap.withTier.tier.name, ratioText(overlap.withTier.factor, telling))]
      : []),
    ...(isNarrowed ? [words.whereAllHold] : []),
  ].map(sentence);
}

/** "Monday or Friday" */
function weekdaysText(weekdays: readonly number[], calendar: Pick<Calendar, "language">): string {
  const names = weekdays.map((day) => weekdayText(day, calendar));
  return anyOf(names, calendar);
}

/** What they make together, and how it comes about. */
function together({ multipliers, factor, bonus }: Overlap, telling: Telling): string {
  const words = WORDS[telling.language];
  const { stacking } = telling.program.policies;
  const [alone] = multipliers;
  const each = multipliers.map((multiplier) => ratioText(multiplier, telling));
  return allOf(
    [
      ...(factor !== null ? [words.stacked[stacking](each, ratioText(factor, telling))] : []),
      ...(factor === null && alone ? [words.times(ratioText(alone, telling))] : []),
      ...(bonus ? [words.onTop(unitText(bonus.points, bonus.unit, telling))] : []),
    ],
    telling,
  );
}

/** "Nov 27, 2026 to Nov 30, 2026": both days included; times of day where they matter. */
function spanText({ from, to }: TimeSpan, calendar: Calendar): string {
  const words = WORDS[calendar.language];
  const zone = zoneOf(calendar.timeZone);
  if (!Number.isFinite(from)) return Number.isFinite(to) ? words.until(endText(to, calendar)) : words.always;
  const begins = momentText(from, calendar);
  if (!Number.isFinite(to)) return words.from(begins);
  const ends = endText(to, calendar);
  const isPartOfDay = zone.dayNumber(from) === zone.dayNumber(to - 1) && begins !== ends;
  return begins === ends ? begins : words.span(begins, isPartOfDay ? clockText(to, calendar) : ends);
}

/** An end at the first moment of a day is the whole day before it. */
function endText(to: number, calendar: Calendar): string {
  const zone = zoneOf(calendar.timeZone);
  return zone.startOfDay(to) === to ? dayText(zone.dayNumber(to) - 1, calendar) : momentText(to, calendar);
}

function momentText(at: number, calendar: Calendar): string {
  const zone = zoneOf(calendar.timeZone);
  const day = dayText(zone.dayNumber(at), calendar);
  return zone.startOfDay(at) === at ? day : `${day}, ${clockText(at, calendar)}`;
}

/** The time of day of a moment; as an end, the first moment of a day is 24:00 of the day before. */
function clockText(at: number, { timeZone }: Calendar): string {
  const zone = zoneOf(timeZone);
  if (zone.startOfDay(at) === at) return "24:00";
  const { secondOfDay } = zone.local(at);
  return `${twoDigits(Math.floor(secondOfDay / 3600))}:${twoDigits(Math.floor((secondOfDay % 3600) / 60))}`;
}

/** A day as every list of the admin has it: "Nov 27, 2026". */
function dayText(number: number, { language }: Calendar): string {
  const { year, month, day } = civilDate(number);
  return datesIn(language, { dateStyle: "medium", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

const WORDS = {
  en: {
    always: "always",
    from: (day: string) => `from ${day} on`,
    until: (day: string) => `until ${day}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    chosenDays: (number: string, count: number) =>
      count === 1 ? "on one day a year that each member chooses" : `on ${number} days a year that each member chooses`,
    times: (by: string) => `${by} times as much`,
    onTop: (points: string) => `${points} on top`,
    meet: (names: string, when: string) => `${names} meet: ${when}`,
    on: (days: string) => `on ${days}`,
    onlyOn: (days: string) => `only on ${days}`,
    onlyChosen: "only on days that a member has chosen",
    gives: (rules: string, what: string) => `${rules}: ${what}`,
    stacked: {
      multiply: (each: string[], by: string) => `${each.join(" × ")} makes ${by} times as much`,
      add: (each: string[], by: string) => `${each.join(" and ")} add up to ${by} times as much`,
      best: (each: string[], by: string) => `of ${each.join(" and ")} the largest counts, ${by} times as much`,
    },
    withTier: (tier: string, by: string) => `together with ${tier} it is ${by} times as much`,
    whereAllHold: "only where the conditions of all of them hold",
  },
  de: {
    always: "immer",
    from: (day: string) => `ab ${day}`,
    until: (day: string) => `bis ${day}`,
    span: (from: string, to: string) => `${from} bis ${to}`,
    chosenDays: (number: string, count: number) =>
      count === 1
        ? "an einem Tag im Jahr, den jedes Mitglied selbst wählt"
        : `an ${number} Tagen im Jahr, die jedes Mitglied selbst wählt`,
    times: (by: string) => `das ${by}-Fache`,
    onTop: (points: string) => `${points} zusätzlich`,
    meet: (names: string, when: string) => `${names} treffen zusammen: ${when}`,
    on: (days: string) => `am ${days}`,
    onlyOn: (days: string) => `nur am ${days}`,
    onlyChosen: "nur an Tagen, die ein Mitglied gewählt hat",
    gives: (rules: string, what: string) => `${rules}: ${what}`,
    stacked: {
      multiply: (each: string[], by: string) => `${each.join(" × ")} ergibt das ${by}-Fache`,
      add: (each: string[], by: string) => `${each.join(" und ")} ergeben zusammen das ${by}-Fache`,
      best: (each: string[], by: string) => `von ${each.join(" und ")} zählt der größte Faktor, das ${by}-Fache`,
    },
    withTier: (tier: string, by: string) => `zusammen mit ${tier} ist es das ${by}-Fache`,
    whereAllHold: "nur wo die Bedingungen von allen gelten",
  },
};
