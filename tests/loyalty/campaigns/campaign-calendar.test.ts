import { describe, expect, it } from "vitest";
import { campaignBar, quarterLater, quarterOf } from "../../../app/loyalty/campaigns/campaign-calendar.ts";
import { campaignState } from "../../../app/loyalty/campaigns/campaign-window.ts";
import { campaignGives, campaignWhen } from "../../../app/loyalty/campaigns/campaign-words.ts";
import { campaignOverlaps } from "../../../app/loyalty/campaigns/overlaps.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { must } from "../../support/must.ts";
import { programOf } from "../orders.ts";

type CampaignInput = NonNullable<ProgramInput["campaigns"]>[number];

const BERLIN = "Europe/Berlin";
const at = (text: string) => Date.parse(text) / 1000;
const DOUBLE = { effect: { kind: "multiplier", multiplier: "2" } } as const;

const program = (...campaigns: Partial<CampaignInput>[]) =>
  programOf({
    campaigns: campaigns.map((each, index) => ({ ...DOUBLE, id: `c${index}`, name: `C${index}`, ...each })),
  });
const campaign = (part: Partial<CampaignInput>) => must(program(part).campaigns[0]);

describe("a campaign", () => {
  it.each<[string, Partial<CampaignInput>, string]>([
    ["is coming until its first moment in the shop", { from: "2026-11-24" }, "coming"],
    ["is running from then on", { from: "2026-11-23" }, "running"],
    ["is running up to its end", { to: "2026-11-23T00:01" }, "running"],
    ["is past from its end on", { to: "2026-11-23" }, "past"],
    ["is running where it has no end", {}, "running"],
    ["is past with the window of its conditions", { conditions: [{ kind: "window", to: "2026-11-01" }] }, "past"],
  ])("%s", (_when, part, expected) => {
    // Midnight of 23 November in Berlin.
    const now = at("2026-11-22T23:00:00Z");

    expect(campaignState(campaign(part), { timeZone: BERLIN, now })).toBe(expected);
  });

  it.each<[Partial<CampaignInput>, string, string]>([
    [{}, "always", "immer"],
    [{ from: "2026-11-27" }, "from Nov 27, 2026 on", "ab 27.11.2026"],
    [{ to: "2027-01-01" }, "until Dec 31, 2026", "bis 31.12.2026"],
    [{ from: "2026-11-27", to: "2026-11-28" }, "Nov 27, 2026", "27.11.2026"],
    [
      { from: "2026-11-27T09:00", to: "2026-11-30" },
      "Nov 27, 2026, 09:00 to Nov 29, 2026",
      "27.11.2026, 09:00 bis 29.11.2026",
    ],
    [
      { from: "2026-11-27T09:00", to: "2026-11-27T18:30" },
      "Nov 27, 2026, 09:00 to 18:30",
      "27.11.2026, 09:00 bis 18:30",
    ],
    [{ from: "2026-11-27T09:00", to: "2026-11-28" }, "Nov 27, 2026, 09:00 to 24:00", "27.11.2026, 09:00 bis 24:00"],
    [
      { from: "2026-11-27", conditions: [{ kind: "weekday", in: [5, 1] }] },
      "from Nov 27, 2026 on, on Monday or Friday",
      "ab 27.11.2026, am Montag oder Freitag",
    ],
    [
      { memberDay: { perYear: 1 } },
      "always, on one day a year that each member chooses",
      "immer, an einem Tag im Jahr, den jedes Mitglied selbst wählt",
    ],
    [
      { memberDay: { perYear: 3 } },
      "always, on 3 days a year that each member chooses",
      "immer, an 3 Tagen im Jahr, die jedes Mitglied selbst wählt",
    ],
  ])("that is on %j says so", (part, english, german) => {
    expect(campaignWhen(campaign(part), { language: "en", timeZone: BERLIN })).toBe(english);
    expect(campaignWhen(campaign(part), { language: "de", timeZone: BERLIN })).toBe(german);
  });

  it("says what it gives, in the unit of the rules that it changes", () => {
    const stars = programOf({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        { id: "stars", name: { one: "Star", many: "Stars" } },
      ],
      earning: [{ id: "r", trigger: { kind: "order" }, effect: { kind: "per-item", points: 1, unit: "stars" } }],
      campaigns: [
        { ...DOUBLE, id: "a", name: "A" },
        { id: "b", name: "B", effect: { kind: "bonus", points: 5 } },
      ],
    });
    const telling = { program: stars, currency: "EUR", language: "en" } as const;

    expect(stars.campaigns.map((each) => campaignGives(each, telling))).toEqual(["2 times as much", "5 Stars on top"]);
  });
});

describe("the calendar", () => {
  it.each([
    ["2026-q4", "2026-q4", [31, 30, 31]],
    ["2028-q1", "2028-q1", [31, 29, 31]],
    ["2026-q5", "2027-q1", [31, 28, 31]],
    ["", "2027-q1", [31, 28, 31]],
    [null, "2027-q1", [31, 28, 31]],
  ])("shows the quarter %j names, else the shop's present one", (name, expected, days) => {
    // In Berlin the year has begun.
    const quarter = quarterOf(name, { timeZone: BERLIN, now: at("2026-12-31T23:30:00Z") });

    expect(quarter.name).toBe(expected);
    expect(quarter.months.map((month) => month.days)).toEqual(days);
    expect(quarter.to - quarter.from).toBe(days.reduce((sum, count) => sum + count, 0));
  });

  it.each([
    [1, "2027-q1"],
    [-1, "2026-q3"],
    [-4, "2025-q4"],
    [5, "2028-q1"],
  ])("turns %i quarters", (by, expected) => {
    const quarter = quarterOf("2026-q4", { timeZone: BERLIN, now: 0 });

    expect(quarterLater(quarter, by).name).toBe(expected);
  });

  it.each<[string, Partial<CampaignInput>, string | null]>([
    ["one that is always on", {}, "92 on"],
    ["one within", { from: "2026-11-01", to: "2026-11-03" }, "31 off, 2 on, 59 off"],
    ["one that ends within a day", { from: "2026-09-01", to: "2026-10-01T12:00" }, "1 on, 91 off"],
    ["one that a member's day decides", { from: "2026-12-31", memberDay: { perYear: 1 } }, "91 off, 1 chosen"],
    ["one that is over before", { to: "2026-10-01" }, null],
    ["one that begins later", { from: "2027-01-01" }, null],
    ["one on days of the week", { to: "2026-10-08", conditions: [{ kind: "weekday", in: [4, 5] }] }, "2 on, 90 off"],
  ])("draws %s", (_which, part, expected) => {
    const days = quarterOf("2026-q4", { timeZone: BERLIN, now: 0 });

    const bar = campaignBar(campaign(part), { days, overlaps: [], timeZone: BERLIN });

    expect(bar && bar.pieces.map((piece) => `${piece.days} ${piece.kind}`).join(", ")).toBe(expected);
  });

  it("marks the days on which campaigns are on together in any case, on each of them", () => {
    const both = program(
      { from: "2026-10-01", to: "2026-10-06" },
      { from: "2026-10-05", to: "2026-10-08" },
      { memberDay: { perYear: 1 } },
    );
    const days = quarterOf("2026-q4", { timeZone: BERLIN, now: 0 });
    const overlaps = campaignOverlaps(both, BERLIN);

    const bars = both.campaigns.map((each) => must(campaignBar(each, { days, overlaps, timeZone: BERLIN })));

    expect(bars.map(({ meets }) => meets.map(({ id }) => id))).toEqual([["c1"], ["c0"], []]);
    expect(bars.map(({ pieces }) => pieces.map((piece) => `${piece.days} ${piece.kind}`))).toEqual([
      ["4 on", "1 together", "87 off"],
      ["4 off", "1 together", "2 on", "85 off"],
      ["92 chosen"],
    ]);
  });
});
