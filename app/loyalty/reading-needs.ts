import type { Basis, Condition, Program, ProgramVersion } from "./program.ts";

/** What a program asks of orders that not every reading can tell. */
export interface ReadingNeeds {
  /** Tags of the products. */
  tags: boolean;
  /** Collections that the products are in. */
  collections: boolean;
  /** What gift cards and store credit paid. */
  payments: boolean;
  customerTags: boolean;
  /** Where the order goes to. */
  country: boolean;
}

/** Documents never change once they are parsed, and are asked about with every order. */
const known = new WeakMap<Program, ReadingNeeds>();

/** What this program's rules, campaigns and joining ask of an order. */
export function needsOf(program: Program): ReadingNeeds {
  const found = known.get(program) ?? newNeedsOf(program);
  known.set(program, found);
  return found;
}

/** What any of the versions asks: an order is judged by the version in force when it was placed. */
export function needsOfAny(versions: readonly ProgramVersion[]): ReadingNeeds {
  const all = versions.map(({ program }) => needsOf(program));
  const isNeeded = (need: keyof ReadingNeeds) => all.some((needs) => needs[need]);
  return {
    tags: isNeeded("tags"),
    collections: isNeeded("collections"),
    payments: isNeeded("payments"),
    customerTags: isNeeded("customerTags"),
    country: isNeeded("country"),
  };
}

/** Everything there is to know: for readings that outlive the program's present version. */
export const EVERYTHING: Readonly<ReadingNeeds> = {
  tags: true,
  collections: true,
  payments: true,
  customerTags: true,
  country: true,
};

function newNeedsOf(program: Program): ReadingNeeds {
  const conditions = [...program.earning, ...program.campaigns].flatMap((part) => part.conditions);
  const bases = [program.policies.basis, ...program.earning.flatMap((rule) => rule.basis ?? [])];
  const { exclude } = program.joining;
  const selections = conditions.flatMap(selectionsOf);
  return {
    tags: selections.some((selection) => selection.tags.length > 0),
    collections: selections.some((selection) => selection.collections.length > 0),
    payments: bases.some(leavesPaymentsOut),
    customerTags: exclude.customerTags.length > 0 || conditions.some(({ kind }) => kind === "customer-tag"),
    country: exclude.countries.length > 0 || conditions.some(({ kind }) => kind === "country"),
  };
}

function selectionsOf(condition: Condition) {
  if (condition.kind !== "products") return [];
  return [condition.include ?? [], condition.exclude ?? []].flat();
}

function leavesPaymentsOut(basis: Basis): boolean {
  return !basis.paidWithGiftCards || !basis.paidWithStoreCredit;
}
