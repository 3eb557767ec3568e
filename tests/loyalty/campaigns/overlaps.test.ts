import { describe, expect, it } from "vitest";
import { campaignOverlaps } from "../../../app/loyalty/campaigns/overlaps.ts";
import { overlapTexts } from "../../../app/loyalty/campaigns/campaign-words.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { programOf } from "../orders.ts";

type CampaignInput = NonNullable<ProgramInput["campaigns"]>[number];

const BERLIN = "Europe/Berlin";
const WEEK = { from: "2026-11-23", to: "2026-11-30" };
const WEEKEND = { from: "2026-11-27", to: "2026-12-01" };

const times = (id: string, multiplier: string, more: Partial<CampaignInput> = {}): CampaignInput => ({
  id,
  name: id.toUpperCase(),
  effect: { kind: "multiplier", multiplier },
  ...more,
});
const bonus = (id: string, points: number, more: Partial<CampaignInput> = {}): CampaignInput => ({
  id,
  name: id.toUpperCase(),
  effect: { kind: "bonus", points },
  ...more,
});
const weekdays = (...days: number[]) => ({ conditions: [{ kind: "weekday" as const, in: days }] });
const channels = (...channels: ("online" | "pos")[]) => ({ conditions: [{ kind: "channel" as const, in: channels }] });
const spent = { conditions: [{ kind: "amount" as const, fromMinor: 5000 }] };

/** Each overlap as one line: who, from when to when (in Greenwich). */
function overlapsOf(campaigns: CampaignInput[], more: Partial<ProgramInput> = {}): string[] {
  return campaignOverlaps(programOf({ ...more, campaigns }), BERLIN).map(({ campaigns: met, from, to }) => {
    const when = [from, to].map((at) =>
      Number.isFinite(at) ? new Date(at * 1000).toISOString().slice(0, 16) : "open",
    );
    return `${met.map(({ id }) => id).join("+")} ${when.join(" ")}`;
  });
}

describe("campaigns overlap", () => {
  it.each<[string, CampaignInput[], string[]]>([
    ["never, alone", [times("a", "2", WEEK)], []],
    [
      "for the time that both are on",
      [times("a", "2", WEEK), times("b", "3", WEEKEND)],
      ["a+b 2026-11-26T23:00 2026-11-29T23:00"],
    ],
    ["not where one begins as the other ends", [times("a", "2", WEEK), times("b", "3", { from: "2026-11-30" })], []],
    [
      "without end where both are",
      [times("a", "2"), times("b", "3", { from: "2026-11-27T09:00" })],
      ["a+b 2026-11-27T08:00 open"],
    ],
    ["always where both are always on", [times("a", "2"), times("b", "3")], ["a+b open open"]],
    [
      "in stretches, while more join and leave",
      [times("a", "2"), times("b", "2", WEEK), times("c", "2", WEEKEND)],
      [
        "a+b 2026-11-22T23:00 2026-11-26T23:00",
        "a+b+c 2026-11-26T23:00 2026-11-29T23:00",
        "a+c 2026-11-29T23:00 2026-11-30T23:00",
      ],
    ],
    [
      "by the window of a condition too",
      [times("a", "2", { conditions: [{ kind: "window", ...WEEK }] }), times("b", "2", WEEKEND)],
      ["a+b 2026-11-26T23:00 2026-11-29T23:00"],
    ],
    [
      "not where conditions rule each other out",
      [times("a", "2", channels("online")), times("b", "2", channels("pos"))],
      [],
    ],
    [
      "where conditions share something",
      [times("a", "2", channels("online", "pos")), times("b", "2", channels("pos"))],
      ["a+b open open"],
    ],
    [
      "in two groups where one meets two that never meet",
      [times("a", "2"), times("b", "2", channels("online")), times("c", "2", channels("pos"))],
      ["a+b open open", "a+c open open"],
    ],
    [
      "not on days of the week that are not the same",
      [times("a", "2", weekdays(1, 2)), times("b", "2", weekdays(6))],
      [],
    ],
    [
      "on a shared day of the week that comes",
      [times("a", "2", weekdays(6, 7)), times("b", "2", { ...WEEKEND, ...weekdays(1, 6) })],
      ["a+b 2026-11-26T23:00 2026-11-30T23:00"],
    ],
    ["not on one that does not come meanwhile", [times("a", "2", weekdays(2)), times("b", "2", WEEKEND)], []],
    [
      "not on rules of which each changes another",
      [times("a", "2", { rules: ["orders"] }), times("b", "2", { rules: ["review"] })],
      [],
    ],
    [
      "on a rule that both name",
      [times("a", "2", { rules: ["review"] }), bonus("b", 5, { rules: ["review", "orders"] })],
      ["a+b open open"],
    ],
    [
      "not on a rule that nothing multiplies unless it is named",
      [times("a", "2", { rules: ["review"] }), times("b", "2")],
      [],
    ],
    [
      "in any case, and besides on the days that members choose",
      [times("a", "2", WEEK), times("b", "3", WEEK), bonus("own", 50, { memberDay: { perYear: 1 } })],
      ["a+b 2026-11-22T23:00 2026-11-29T23:00", "a+b+own 2026-11-22T23:00 2026-11-29T23:00"],
    ],
    [
      "never, where a window ends before it begins",
      [times("a", "2", { ...WEEK, conditions: [{ kind: "window", from: "2027-01-01" }] }), times("b", "2")],
      [],
    ],
  ])("%s", (_when, campaigns, expected) => {
    const found = overlapsOf(campaigns, {
      earning: [
        { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
        { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 10 } },
      ],
    });

    expect(found).toEqual(expected);
  });

  it("on rules of one kind are told once, with all of the rules", () => {
    const program = programOf({
      earning: [
        { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
        { id: "items", trigger: { kind: "order" }, effect: { kind: "per-item", points: 5 } },
      ],
      campaigns: [times("a", "2"), times("b", "3")],
    });

    const overlaps = campaignOverlaps(program, BERLIN);

    expect(overlaps.map(({ rules }) => rules.map(({ id }) => id))).toEqual([["orders", "items"]]);
  });

  it("never on a rule whose conditions rule a campaign out, nor on one that gives no points", () => {
    const found = overlapsOf([times("a", "2", channels("online")), times("b", "2")], {
      earning: [
        { id: "till", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" }, ...channels("pos") },
        {
          id: "level",
          trigger: { kind: "order" },
          effect: { kind: "tier", tier: "gold", lasts: "for-life" },
          multiplied: true,
        },
      ],
      tiers: [{ id: "gold", name: "Gold", qualifications: [] }],
    });

    expect(found).toEqual([]);
  });
});

describe("what campaigns make together", () => {
  const gold = { tiers: [{ id: "gold", name: "Gold", qualifications: [], multiplier: "1.5" }] };
  const stacking = (kind: "multiply" | "add" | "best") => ({ policies: { stacking: kind } });

  it.each<[string, CampaignInput[], Partial<ProgramInput>, string[]]>([
    [
      "multiplies",
      [times("a", "2"), times("b", "3")],
      {},
      ["“A” and “B” meet: always.", "“Orders”: 2 × 3 makes 6 times as much."],
    ],
    [
      "adds up",
      [times("a", "2"), times("b", "3")],
      stacking("add"),
      ["“A” and “B” meet: always.", "“Orders”: 2 and 3 add up to 4 times as much."],
    ],
    [
      "is the largest",
      [times("a", "2"), times("b", "3")],
      stacking("best"),
      ["“A” and “B” meet: always.", "“Orders”: of 2 and 3 the largest counts, 3 times as much."],
    ],
    [
      "is one multiplier and points on top",
      [times("a", "2", WEEK), bonus("b", 50)],
      {},
      ["“A” and “B” meet: Nov 23, 2026 to Nov 29, 2026.", "“Orders”: 2 times as much and 50 Coins on top."],
    ],
    [
      "is all points on top",
      [bonus("a", 20), bonus("b", 50)],
      gold,
      ["“A” and “B” meet: always.", "“Orders”: 70 Coins on top."],
    ],
    [
      "counts the tier that multiplies most",
      [times("a", "2"), times("b", "3")],
      gold,
      [
        "“A” and “B” meet: always.",
        "“Orders”: 2 × 3 makes 6 times as much.",
        "Together with Gold it is 9 times as much.",
      ],
    ],
    [
      "is narrowed by days of the week, chosen days and conditions",
      [times("a", "2", weekdays(1, 5)), times("b", "2", { ...spent, memberDay: { perYear: 1 } })],
      {},
      [
        "“A” and “B” meet: always.",
        "Only on Monday or Friday.",
        "Only on days that a member has chosen.",
        "“Orders”: 2 × 2 makes 4 times as much.",
        "Only where the conditions of all of them hold.",
      ],
    ],
  ])("%s", (_what, campaigns, more, expected) => {
    const orders = {
      id: "orders",
      name: "Orders",
      trigger: { kind: "order" },
      effect: { kind: "points-per-unit", rate: "1" },
    } as const;
    const program = programOf({
      units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
      earning: [orders],
      ...more,
      campaigns,
    });

    const [overlap] = campaignOverlaps(program, BERLIN);

    const telling = { program, currency: "EUR", language: "en", timeZone: BERLIN } as const;
    expect(overlap && overlapTexts(overlap, telling)).toEqual(expected);
  });

  it("is told in German", () => {
    const program = programOf({
      ...gold,
      units: [{ id: "points", name: { one: "Münze", many: "Münzen" } }],
      earning: [
        { id: "o", name: "Bestellungen", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
      ],
      campaigns: [
        times("winter", "1.5", { from: "2026-11-27T09:00", ...weekdays(5) }),
        times("freitag", "2", { memberDay: { perYear: 2 }, ...spent }),
        bonus("extra", 1500, { to: "2026-12-24T18:30" }),
      ],
    });
    const telling = { program, currency: "EUR", language: "de", timeZone: BERLIN } as const;

    const texts = campaignOverlaps(program, BERLIN).map((overlap) => overlapTexts(overlap, telling));

    expect(texts.find(([who]) => who?.startsWith("„WINTER“, „FREITAG“"))).toEqual([
      "„WINTER“, „FREITAG“ und „EXTRA“ treffen zusammen: 27.11.2026, 09:00 bis 24.12.2026, 18:30.",
      "Nur am Freitag.",
      "Nur an Tagen, die ein Mitglied gewählt hat.",
      "„Bestellungen“: 1,5 × 2 ergibt das 3-Fache und 1.500 Münzen zusätzlich.",
      "Zusammen mit Gold ist es das 4,5-Fache.",
      "Nur wo die Bedingungen von allen gelten.",
    ]);
  });
});
