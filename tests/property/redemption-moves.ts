import fc from "fast-check";
import type { Fault } from "../../sandbox/faults.ts";

/** What happens next; `who` and `which` choose among those that there are. */
export type Move =
  | { kind: "take"; who: number; reward: number }
  | { kind: "fail"; operation: string; when: Fault["when"]; how: Fault["how"]; times: number }
  | { kind: "turn" | "two turns" | "sweep" | "void" | "rest" }
  | { kind: "die" | "throttle"; call: number; when: "before" | "after" }
  | { kind: "cancel" | "cancel in a turn" | "retry" | "delete by hand"; which: number }
  | { kind: "wait"; seconds: number }
  | { kind: "order"; who: number; which: number; paying: "money" | "card" | "credit" }
  | { kind: "refund" | "cancel order" | "hear" | "hear in a turn"; which: number };

const OPERATIONS = [
  ...["CreateDiscountCode", "CreateFreeShippingCode", "DeactivateDiscount", "DiscountByCode", "OrdersWithCode"],
  ...["CreateGiftCard", "GiftCardsByCode", "ReadGiftCard", "DeactivateGiftCard"],
  ...["CreditStoreCredit", "DebitStoreCredit", "StoreCreditTransactions", "AddTags", "RemoveTags", "CustomerTags"],
];
/** How many members there are to choose from. */
export const MEMBERS = 2;
/** The rewards that there are to choose from, by their ids in the program. */
export const REWARDS = ["amount", "half", "shipping", "anyone", "none", "card", "credit", "endless", "early"];
const MONTH = 31 * 86_400;
const WAITS = [10, 70, 130, 4_000, 90_000];

const one = <Kind extends string>(...kinds: Kind[]) => fc.record({ kind: fc.constantFrom(...kinds) });
const some = <Kind extends string>(which: number, ...kinds: Kind[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), which: fc.constant(which) });
const who = fc.nat(MEMBERS - 1);
const take = fc.record({ kind: fc.constant("take" as const), who, reward: fc.nat(REWARDS.length - 1) });
const order = (which: number) =>
  fc.record({
    ...{ kind: fc.constant("order" as const), who, which: fc.constant(which) },
    paying: fc.constantFrom("money" as const, "money" as const, "card" as const, "credit" as const),
  });
const fail = fc.record({
  kind: fc.constant("fail" as const),
  operation: fc.constantFrom(...OPERATIONS),
  when: fc.constantFrom("before" as const, "after" as const),
  how: fc.constantFrom("http500" as const, "timeout" as const, "userErrors" as const),
  times: fc.integer({ min: 1, max: 3 }),
});
const die = fc.record({
  kind: fc.constantFrom("die" as const, "die" as const, "throttle" as const),
  call: fc.integer({ min: 1, max: 5 }),
  when: fc.constantFrom("before" as const, "after" as const),
});
const wait = fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(...WAITS) });
const month = fc.constant<Move>({ kind: "wait", seconds: MONTH });
const run = one("turn" as const, "two turns" as const, "rest" as const);

/** Several moves of which each makes the next more telling; `which` is the redemption that they are about. */
function phrase(which: number): fc.Arbitrary<Move[]> {
  const cancel = some(which, "cancel" as const, "cancel in a turn" as const);
  const change = some(0, "refund" as const, "refund" as const, "cancel order" as const);
  const hear = some(0, "hear" as const, "hear in a turn" as const);
  return fc.oneof(
    fc.tuple(take, fail, run),
    fc.tuple(take, die, cancel, run),
    fc.tuple(take, take, die),
    fc.tuple(fail, cancel, run),
    fc.tuple(cancel, die),
    fc.tuple(run, order(which), cancel, run),
    fc.tuple(run, order(which), hear, change, hear),
    fc.tuple(run, order(which), change, cancel, die, hear),
    fc.tuple(run, order(which), hear, fail, change, hear, die, order(which)),
    fc.tuple(month, one("sweep" as const), die, order(which)),
    fc.tuple(run, order(which), month, one("sweep" as const), run, hear),
    fc.tuple(run, fail, one("void" as const), die),
    fc.tuple(wait, some(which, "retry" as const), some(which, "delete by hand" as const), cancel),
  );
}

/** What happens in a shop, a move at a time; shrinks by leaving moves out. */
export function moves(): fc.Arbitrary<Move[]> {
  const phrases = fc.array(fc.nat(7).chain(phrase), { minLength: 2, maxLength: 7 });
  return fc
    .tuple(fc.array(take, { minLength: 2, maxLength: 4 }), phrases)
    .map(([first, then]) => [...first, ...then.flat()]);
}
