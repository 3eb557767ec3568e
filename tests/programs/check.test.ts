import { describe, expect, it } from "vitest";
import { checkLives } from "../../scripts/lives/check.ts";
import type { PlayedProgram } from "../../scripts/lives/format.ts";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";

const automatic: PlayedProgram = { program: simpleProgram(100), currency: "EUR", timeZone: "Europe/Berlin" };
const explicit = {
  ...automatic,
  program: programSchema.parse({ ...automatic.program, joining: { mode: "explicit" } }),
};

const join = { at: "2026-03-01T09:00", do: "join" };
const order = { at: "2026-03-01T10:00", do: "order", id: "1001", lines: [{ price: "89.40" }] };
const later = (step: object) => ({ at: "2026-03-01T11:00", ...step });

function problems(...events: object[]): string[] {
  const checked = checkLives({ played: explicit, lives: [{ name: "One", why: "to see", events }] });
  return checked.outcome === "refused" ? checked.problems : checked.lives.flatMap(({ failures }) => failures);
}

describe("a life that says what must be", () => {
  it("is as expected, or each figure that differs is named with its step", () => {
    const shipped = { ...order, shipped: true };
    const expected = later({ do: "expect", balance: 89, because: "89.40 × 1 → 89" });

    expect(problems(join, shipped, expected)).toEqual([]);
    expect(problems(join, shipped, { ...expected, balance: 90, tier: "gold" })).toEqual([
      "step 3 (2026-03-01T11:00 expect): balance of points: expected 90, and it is 89",
      'step 3 (2026-03-01T11:00 expect): tier: expected "gold", and it is null',
    ]);
  });

  it("needs no joining where the first order joins", () => {
    const events = [{ ...order, shipped: true }, later({ do: "expect", balance: 89, because: "89.40 × 1 → 89" })];

    expect(checkLives({ played: automatic, lives: [{ name: "One", why: "to see", events }] })).toEqual({
      outcome: "played",
      lives: [{ name: "One", failures: [] }],
    });
  });
});

describe("a step that cannot be is told apart", () => {
  it.each([
    [
      "without arithmetic",
      [join, later({ do: "expect", balance: 3 })],
      "lives[0].events[1].because: show the arithmetic",
    ],
    ["a price as a number", [join, { ...order, lines: [{ price: 10 }] }], 'price: an amount as text, such as "89.40"'],
    ["a day that is none", [join, { ...order, at: "2026-02-30T10:00" }], "lives[0].events[1].at: no such time"],
    ["an unknown word", [join, later({ do: "shipp" })], "Expected 'join' | 'birthday' | 'order'"],
    ["an unknown field", [join, { ...order, lines: [{ price: "1.00", amount: 2 }] }], 'Unrecognized key: "amount"'],
    ["back in time", [join, { ...order, at: "2026-02-01T10:00" }], "steps go forward in time"],
    ["too many decimals", [join, { ...order, lines: [{ price: "1.005" }] }], "1.005 is no amount in EUR"],
    ["an order twice", [join, order, later({ ...order, at: "2026-03-02T10:00" })], "there is an order 1001 already"],
    ["no such order", [join, order, later({ do: "ship", order: "1002" })], "there is no order 1002: there are 1001"],
    [
      "no such line",
      [join, order, later({ do: "refund", order: "1001", lines: [{ line: 2, quantity: 1 }] })],
      "no line 2: it has 1",
    ],
    [
      "too many units",
      [join, order, later({ do: "ship", order: "1001", lines: [{ line: 1, quantity: 2 }] })],
      "only 1 can be shipped, not 2",
    ],
    [
      "more than was bought",
      [join, order, later({ do: "refund", order: "1001", lines: [{ line: 1, quantity: 2 }] })],
      "1 are left, not 2",
    ],
    [
      "nothing refunded",
      [join, order, later({ do: "refund", order: "1001" })],
      "a refund names lines, an amount or shipping",
    ],
    ["paid twice", [join, order, later({ do: "pay", order: "1001" })], "order 1001 is paid already"],
    [
      "too few points",
      [join, later({ do: "redeem", id: "one", reward: "voucher" })],
      "voucher costs 100: 100 are missing",
    ],
    ["no such reward", [join, later({ do: "redeem", id: "one", reward: "car" })], "there are voucher"],
    ["no such tier", [join, later({ do: "grant-tier", id: "one", tier: "gold" })], "there is no tier gold"],
    [
      "no such unit",
      [join, later({ do: "expect", balance: { coins: 1 }, because: "none" })],
      "there is no unit coins: there are points",
    ],
    ["nobody joined", [order, later({ do: "expect", balance: 0, because: "none" })], "the member has not joined"],
    [
      "a bad version",
      [join, later({ do: "program", set: { earning: [{ id: "orders" }] } })],
      "the new version is refused: earning[0].trigger",
    ],
  ])("%s", (_what, events, message) => {
    expect(problems(...events).join("\n")).toContain(message);
  });
});
