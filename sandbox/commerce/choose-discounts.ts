import type { SandboxContext } from "../context.ts";
import type { Discount } from "../state-discounts.ts";
import { activeAutomatics, AUTOMATIC_MAX } from "./change-discount.ts";
import { canCombine, discountClass } from "./discounts.ts";
import type { CodeRefusal } from "./code-refusal.ts";
import { refusalOf, refuse, type Basket } from "./eligibility.ts";
import { findDiscountByCode } from "./find.ts";
import { takeOff, type Candidate, type TakeOffRequest, type TakenOff } from "./take-off.ts";

/** What became of each code, and what the cart is left with. */
export interface Choice {
  taken: TakenOff;
  /** By the code as it was entered. */
  refusals: Map<string, CodeRefusal & { discountId: string | null }>;
}

/** A checkout takes this many codes for products and orders, and one for shipping. */
const CODES_MAX = 5;

/**
 * Chooses the discounts of a cart. Of the codes, the first one entered stays where two do not go together; automatic discounts join
 * as they save the buyer most. An automatic discount that saves more than codes it does not go with pushes those out.
 */
export function chooseDiscounts(
  context: SandboxContext,
  of: { codes: readonly string[]; basket: Basket; request: TakeOffRequest },
): Choice {
  const refusals: Choice["refusals"] = new Map();
  const entered: (Candidate & { code: string })[] = [];
  for (const code of of.codes) {
    const discount = findDiscountByCode(context, code);
    const refusal = discount
      ? (refusalOf(context, { ...of.basket, discount, name: code, code }) ?? clash({ discount, code, entered }))
      : refuse("not-found", `Enter a valid discount code: ${code} does not exist`);
    if (discount && !refusal) entered.push({ discount, code });
    else if (refusal) refusals.set(code, { ...refusal, discountId: discount?.id ?? null });
  }
  const automatic = activeAutomatics(context)
    .slice(0, AUTOMATIC_MAX)
    .filter((discount) => !refusalOf(context, { ...of.basket, discount, name: discount.title, code: null }))
    .map((discount) => ({ discount, code: null }));

  const taken = best(context, { candidates: [...entered, ...automatic], request: of.request });
  for (const { code, discount } of entered) {
    if (taken.candidates.some((one) => one.code === code)) continue;
    const other = taken.candidates.find((one) => !canCombine(one.discount, discount));
    const refusal = other
      ? refuse(
          "cannot-combine",
          `${code} cannot be combined with ${other.code ?? other.discount.title}, which saves more`,
        )
      : refuse("no-effect", `${code} takes nothing off: another discount on the same items saves more`);
    refusals.set(code, { ...refusal, discountId: discount.id });
  }
  return { taken, refusals };
}

function clash(of: { discount: Discount; code: string; entered: readonly Candidate[] }): CodeRefusal | null {
  const { discount, code, entered } = of;
  const twin = entered.find((one) => one.discount.id === discount.id);
  if (twin) return refuse("cannot-combine", `${code} belongs to the same discount as ${twin.code ?? ""}`);
  const other = entered.find((one) => !canCombine(one.discount, discount));
  if (other) return refuse("cannot-combine", `${code} cannot be combined with ${other.code ?? other.discount.title}`);
  const isShipping = discountClass(discount) === "SHIPPING";
  const others = entered.filter((one) => discountClass(one.discount) !== "SHIPPING").length;
  return !isShipping && others >= CODES_MAX ? refuse("too-many", `A checkout takes ${CODES_MAX} codes`) : null;
}

/** The discounts that go together and save most; of those that save the same, the ones with more codes. */
function best(context: SandboxContext, of: { candidates: readonly Candidate[]; request: TakeOffRequest }): TakenOff {
  let found: TakenOff | null = null;
  for (const together of compatibleSets(of.candidates)) {
    const taken = effective(context, { together, request: of.request });
    if (!found || isBetter(taken, found)) found = taken;
  }
  return found ?? takeOff(context, [], of.request);
}

function isBetter(one: TakenOff, other: TakenOff): boolean {
  const saved = (taken: TakenOff) => taken.amounts.reduce((sum, amount) => sum + amount.shop, 0);
  const codes = (taken: TakenOff) => taken.candidates.filter((candidate) => candidate.code !== null).length;
  return saved(one) > saved(other) || (saved(one) === saved(other) && codes(one) > codes(other));
}

/** A discount that takes nothing off is not applied; one on shipping may, as long as the fee is not known or nothing. */
function effective(context: SandboxContext, of: { together: readonly Candidate[]; request: TakeOffRequest }): TakenOff {
  const taken = takeOff(context, of.together, of.request);
  const kept = taken.candidates.filter(
    ({ discount }, index) => discountClass(discount) === "SHIPPING" || (taken.amounts[index]?.shop ?? 0) > 0,
  );
  return kept.length === taken.candidates.length ? taken : takeOff(context, kept, of.request);
}

/** Every set of candidates that all go together and that no further one goes with. */
function compatibleSets(candidates: readonly Candidate[]): Candidate[][] {
  const sets: Candidate[][] = [];
  const goesWith = (one: Candidate) => (other: Candidate) => canCombine(one.discount, other.discount);
  const extend = (chosen: Candidate[], open: readonly Candidate[], seen: readonly Candidate[]): void => {
    if (open.length === 0 && seen.length === 0) sets.push(chosen);
    for (const [index, one] of open.entries()) {
      const passed = [...seen, ...open.slice(0, index)];
      extend([...chosen, one], open.slice(index + 1).filter(goesWith(one)), passed.filter(goesWith(one)));
    }
  };
  extend([], candidates, []);
  return sets;
}
