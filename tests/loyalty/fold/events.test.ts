import { describe, expect, it } from "vitest";
import type { EventFact } from "../../../app/loyalty/history.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, event, fold, movements, PER_UNIT, programOf, START } from "../orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

const rule = (changes: Partial<Rule> = {}): Rule => ({
  id: "photo",
  trigger: { kind: "event", name: "photo" },
  effect: { kind: "fixed-points", points: 10 },
  ...changes,
});
const run = (events: EventFact[], rules: Rule[] = [rule()]) =>
  fold([], { program: programOf({ earning: [PER_UNIT, ...rules] }), events });

describe("an event", () => {
  it.each<[string, Rule["effect"], Partial<EventFact>, number | undefined]>([
    ["earns a fixed number without any amount", { kind: "fixed-points", points: 10 }, {}, 10],
    ["earns by its amount", { kind: "points-per-unit", rate: "2" }, { amountMinor: 1_250 }, 25],
    ["earns nothing by an amount that it has not", { kind: "points-per-unit", rate: "2" }, {}, undefined],
    ["earns by its quantity", { kind: "per-item", points: 3 }, { quantity: 4 }, 12],
    ["earns by full steps of its amount", { kind: "per-step", stepMinor: 500, points: 1 }, { amountMinor: 1_250 }, 2],
  ])("%s", (_what, effect, changes, expected) => {
    const { entries } = run([event({ name: "photo", ...changes })], [rule({ effect })]);

    expect(entries.map(({ points }) => points)).toEqual(expected === undefined ? [] : [expected]);
  });

  it("that is withdrawn takes back what stands of it, then", () => {
    const events = [event({ id: "x", name: "photo", at: START, withdrawnAt: START + DAY })];

    expect(run(events).entries.map(({ key, at, points }) => [key, at, points])).toEqual([
      ["event:x:photo:occurred", START, 10],
      ["event:x:photo:withdrawn", START + DAY, -10],
    ]);
  });

  it("earns nothing before the program is live, nor under another name", () => {
    expect(run([event({ name: "photo", at: START - 1 }), event({ name: "survey" })]).entries).toEqual([]);
  });

  it("may give a reward, and takes it back when it is withdrawn", () => {
    const program = programOf({
      earning: [rule({ effect: { kind: "reward", reward: "gift", lapses: { days: 10 } } })],
      rewards: [{ id: "gift", kind: "reference", name: "A gift" }],
    });
    const events = [event({ id: "x", name: "photo", at: START, withdrawnAt: START + DAY })];

    expect(fold([], { program, events }).awards).toMatchObject([
      {
        key: "event:x:photo:occurred",
        rewardId: "gift",
        at: START,
        // 11 March ends in Berlin at 23:00 in Greenwich.
        lapsesAt: Date.parse("2026-03-11T23:00:00Z") / 1000,
        withdrawnAt: START + DAY,
      },
    ]);
  });

  it("that is dated ahead is not known yet, and looked at when it comes", () => {
    const result = fold([], {
      program: programOf({ earning: [rule()] }),
      events: [event({ name: "photo", at: START + DAY })],
      now: START,
    });

    expect(result.entries).toEqual([]);
    expect(result.reviewAt).toBe(START + DAY);
  });
});

describe("a set of events", () => {
  const sets = [rule({ conditions: [{ kind: "all-of", attribute: "side", values: ["before", "after"] }] })];
  const photo = (id: string, side: string, day: number, changes: Partial<EventFact> = {}) =>
    event({ id, name: "photo", subject: "garden", attributes: { side }, at: START + day * DAY, ...changes });

  it("earns with the event that completes it, whichever side that is", () => {
    expect(movements(run([photo("a", "after", 1), photo("b", "before", 2)], sets))).toEqual([
      ["event:b:photo:occurred", 10],
    ]);
  });

  it("is about one subject, and needs one", () => {
    expect(run([photo("a", "before", 1), photo("b", "after", 2, { subject: "roof" })], sets).entries).toEqual([]);
    const without = { subject: null };
    expect(run([photo("a", "before", 1, without), photo("b", "after", 2, without)], sets).entries).toEqual([]);
  });

  it("earns once: what comes after it is complete completes nothing", () => {
    expect(run([photo("a", "before", 1), photo("b", "after", 2), photo("c", "after", 3)], sets).entries).toHaveLength(
      1,
    );
  });

  it("stands while other events make it, and the next event that completes it earns again", () => {
    const gone = (day: number) => ({ withdrawnAt: START + day * DAY });
    const events = [
      photo("a", "before", 1, gone(5)),
      photo("b", "after", 2, gone(6)),
      photo("c", "before", 3, gone(8)),
      photo("d", "after", 4),
      photo("e", "before", 9),
    ];

    // Without a and b there are c and d; without c nothing is left of before, until e comes.
    expect(run(events, sets).entries.map(({ key, at, points }) => [key, at, points])).toEqual([
      ["event:b:photo:occurred", START + 2 * DAY, 10],
      ["event:b:photo:withdrawn", START + 8 * DAY, -10],
      ["event:e:photo:occurred", START + 9 * DAY, 10],
    ]);
  });

  it("stands until the last event that carried a value is withdrawn", () => {
    const events = [
      photo("a", "before", 1, { withdrawnAt: START + 5 * DAY }),
      photo("b", "before", 2, { withdrawnAt: START + 6 * DAY }),
      photo("c", "after", 3),
      photo("d", "before", 4, { withdrawnAt: START + 7 * DAY }),
    ];

    expect(run(events, sets).entries.map(({ key, at }) => [key, at])).toEqual([
      ["event:c:photo:occurred", START + 3 * DAY],
      ["event:c:photo:withdrawn", START + 7 * DAY],
    ]);
  });
});
