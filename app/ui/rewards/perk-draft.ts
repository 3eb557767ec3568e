import type { Language } from "../../i18n/language.ts";
import type { MemberDiscount, Program } from "../../loyalty/program.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { ADDRESS_OF_NEW } from "../../loyalty/program/traps/addresses.ts";
import { typedDecimal } from "../decimal-input.ts";
import { freeId } from "../free-id.ts";
import { type FieldErrors, WHOLE_FORM } from "../program/program-issues.ts";
import { combinesDraft, goodsDraft, typedMoney } from "./draft-of-reward.ts";
import { DraftReader, withPart } from "./draft-reader.ts";
import { combinesWith } from "./read-reward.ts";
import { type GoodsDraft, NO_GOODS, type RewardDraft } from "./reward-draft.ts";

/** The form of a member discount as typed. */
export interface PerkDraft {
  /** The saved discount's id; null for a new one. */
  id: string | null;
  kind: MemberDiscount["kind"];
  name: string;
  percent: string;
  amount: string;
  goods: "all" | "chosen";
  only: GoodsDraft;
  shippingMax: string;
  minimum: string;
  higherTiers: "with" | "without";
  combines: RewardDraft["combines"];
}

/** A percentage for the tier and all above, which most shops begin with. */
export const NEW_PERK: PerkDraft = {
  id: null,
  kind: "percentage",
  name: "",
  percent: "",
  amount: "",
  goods: "all",
  only: NO_GOODS,
  shippingMax: "",
  minimum: "",
  higherTiers: "with",
  combines: ["order", "product", "shipping"],
};

/** The form of a saved member discount. */
export function draftOfPerk(perk: MemberDiscount, context: { currency: string; language: Language }): PerkDraft {
  const money = (minor: number | undefined) => typedMoney(minor, context);
  const only = "only" in perk ? perk.only : undefined;
  return {
    ...NEW_PERK,
    id: perk.id,
    kind: perk.kind,
    name: perk.name,
    percent: perk.kind === "percentage" ? typedDecimal(String(perk.percent), context.language) : "",
    amount: perk.kind === "amount-off" ? money(perk.amountMinor) : "",
    goods: only ? "chosen" : "all",
    only: only ? goodsDraft(only) : NEW_PERK.only,
    shippingMax: perk.kind === "free-shipping" ? money(perk.shippingMaxMinor) : "",
    minimum: money(perk.minimumMinor),
    higherTiers: perk.higherTiers ? "with" : "without",
    combines: combinesDraft(perk.combinesWith),
  };
}

export interface PerkContext {
  base: Program;
  tierId: string;
  currency: string;
  language: Language;
}

export type PerkReading =
  { outcome: "valid"; program: Program; perk: MemberDiscount } | { outcome: "invalid"; errors: FieldErrors };

/** Reads the form: the whole program with this discount in its tier, or what is wrong at which field. */
export function readPerk(draft: PerkDraft, context: PerkContext): PerkReading {
  const { base, tierId } = context;
  const reader = new DraftReader(context);
  const taken = new Set([ADDRESS_OF_NEW, ...base.tiers.flatMap(({ discounts }) => discounts.map(({ id }) => id))]);
  const id = draft.id ?? freeId(draft.name || draft.kind, { taken, otherwise: draft.kind });
  const perk = { id, ...perkFrom(draft, reader) };
  const tiers = base.tiers.map((tier) =>
    tier.id === tierId ? { ...tier, discounts: withPart(tier.discounts, perk) } : tier,
  );
  const program = reader.document({ ...base, tiers }, fieldOf);
  const read = program?.tiers.flatMap(({ discounts }) => discounts).find((each) => each.id === id);
  return program && read ? { outcome: "valid", program, perk: read } : { outcome: "invalid", errors: reader.errors };
}

/** The program without a member discount. */
export function withoutPerk(program: Program, id: string): Program {
  return {
    ...program,
    tiers: program.tiers.map((tier) => ({ ...tier, discounts: tier.discounts.filter((each) => each.id !== id) })),
  };
}

function perkFrom(draft: PerkDraft, reader: DraftReader): Record<string, unknown> {
  const shared = {
    kind: draft.kind,
    name: reader.text("name", draft.name),
    minimumMinor: reader.amountIfAny("minimum", draft.minimum),
    higherTiers: draft.higherTiers === "with",
    combinesWith: combinesWith(draft.combines),
  };
  switch (draft.kind) {
    case "percentage": {
      const only = draft.goods === "chosen" ? { only: reader.goods("only", draft.only) } : {};
      return { ...shared, ...only, percent: reader.percent("percent", draft.percent) };
    }
    case "amount-off":
      return {
        ...shared,
        amountMinor: reader.amount("amount", draft.amount),
        only: reader.goods("only", draft.only),
      };
    case "free-shipping":
      return { ...shared, shippingMaxMinor: reader.amountIfAny("shippingMax", draft.shippingMax) };
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ name: "name", percent: "percent", amountMinor: "amount", only: "only", shippingMaxMinor: "shippingMax" },
  ...{ minimumMinor: "minimum", combinesWith: "combines" },
};

function fieldOf([list, , part, , key]: Path): string {
  return list === "tiers" && part === "discounts" ? (FIELDS[String(key)] ?? WHOLE_FORM) : WHOLE_FORM;
}
