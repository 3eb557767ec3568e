import type { Language } from "../../i18n/language.ts";
import type { Program, Reward } from "../../loyalty/program.ts";
import { ADDRESS_OF_NEW } from "../../loyalty/program/traps/addresses.ts";
import { freeId } from "../free-id.ts";
import type { FieldErrors } from "../program/program-issues.ts";
import { DraftReader, localTime, withPart, wordsIn } from "./draft-reader.ts";
import { withGivings } from "./givings.ts";
import type { RewardDraft } from "./reward-draft.ts";
import { rewardField } from "./reward-field.ts";
import { hasPart } from "./reward-parts.ts";

export interface RewardContext {
  /** The document that the reward is put into: the rest of it stays as it is. */
  base: Program;
  currency: string;
  language: Language;
}

export type RewardReading =
  { outcome: "valid"; program: Program; reward: Reward } | { outcome: "invalid"; errors: FieldErrors };

/** Reads the form: the whole program with this reward in it, or what is wrong at which field. */
export function readReward(draft: RewardDraft, context: RewardContext): RewardReading {
  const { base } = context;
  const reader = new DraftReader(context);
  const taken = new Set([ADDRESS_OF_NEW, ...base.rewards.map(({ id }) => id)]);
  const id = draft.id ?? freeId(draft.name || draft.kind, { taken, otherwise: draft.kind });
  const rewards = withPart(base.rewards, { id, ...rewardFrom(draft, reader) });
  const at = rewards.findIndex((each) => each.id === id);
  const candidate = { ...withGivings(base, id, draft.givings), rewards };
  const program = reader.document(candidate, (path) => rewardField(path, at));
  const reward = program?.rewards[at];
  return program && reward ? { outcome: "valid", program, reward } : { outcome: "invalid", errors: reader.errors };
}

type Parts = Record<string, unknown>;

function rewardFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const { kind } = draft;
  const has = (part: Parameters<typeof hasPart>[1]) => hasPart(kind, part);
  const name = draft.name.trim();
  return {
    kind,
    ...(name === "" && kind !== "reference" ? {} : { name: kind === "reference" ? reader.text("name", name) : name }),
    ...(kind === "reference" ? {} : { description: draft.description.trim() }),
    ...(has("price") ? priceFrom(draft, reader) : {}),
    ...(has("taking") ? takingFrom(draft, reader) : {}),
    ...(has("validity") ? validityFrom(draft, reader) : {}),
    ...(has("code") ? codeFrom(draft, reader) : {}),
    ...(has("goods") ? goodsFrom(draft, reader) : {}),
    ...(has("money") ? moneyFrom(draft, reader) : {}),
    ...(has("share") ? { shareMaxPercent: reader.countIfAny("share", draft.share) } : {}),
    ...(has("value") ? { valueMinor: reader.amountIfAny("value", draft.value) } : {}),
    ...ownFrom(draft, reader),
  };
}

function priceFrom(draft: RewardDraft, reader: DraftReader): Parts {
  if (draft.sale === "none") return { automatic: false };
  return { points: reader.count("points", draft.points), automatic: draft.sale === "automatic" };
}

function takingFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const window = { from: localTime(draft.from), to: localTime(draft.to) };
  const count = reader.countIfAny("perMember", draft.perMember);
  return {
    tiers: draft.tiers.map((tier) => (tier === "" ? null : tier)),
    segments: draft.segments,
    ...(window.from === undefined && window.to === undefined ? {} : { window }),
    ...(count === undefined ? {} : { perMember: { count, per: draft.perMemberPer } }),
    total: reader.countIfAny("total", draft.total),
    ...(draft.coolDown.trim() === ""
      ? {}
      : { coolDown: reader.duration("coolDown", draft.coolDown, draft.coolDownUnit) }),
  };
}

function validityFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const share = draft.lapse === "share" ? reader.whole("lapseShare", draft.lapseShare) : undefined;
  const lapseReturnsPercent = draft.lapse === "all" ? 100 : draft.lapse === "none" ? 0 : share;
  switch (draft.valid) {
    case "ever":
      return { lapseReturnsPercent };
    case "for":
      return { lapseReturnsPercent, valid: reader.duration("validFor", draft.validFor, draft.validUnit) };
    case "until":
      if (draft.validUntil === "") reader.refuse("validUntil", { code: "required" });
      return {
        lapseReturnsPercent,
        ...(draft.validUntil === "" ? {} : { valid: { until: localTime(draft.validUntil) } }),
      };
  }
}

function codeFrom(draft: RewardDraft, reader: DraftReader): Parts {
  return {
    ...(hasMinimum(draft) ? { minimumMinor: reader.amountIfAny("minimum", draft.minimum) } : {}),
    purchases: draft.purchases,
    combinesWith: combinesWith(draft.combines),
    transferable: draft.transferable === "transferable",
    refundReturns: draft.refundReturns,
  };
}

/** Whether a minimum basket can be asked for: not beside products that must be bought. */
export function hasMinimum({ kind, buys }: Pick<RewardDraft, "kind" | "buys">): boolean {
  return kind !== "free-product" || buys === "alone";
}

/** What a list of kinds of discounts says in the document. */
export function combinesWith(combines: RewardDraft["combines"]): Record<RewardDraft["combines"][number], boolean> {
  const has = (kind: RewardDraft["combines"][number]) => combines.includes(kind);
  return { order: has("order"), product: has("product"), shipping: has("shipping") };
}

function goodsFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const except = {
    products: draft.exceptProducts,
    collections: draft.exceptCollections,
    tags: wordsIn(draft.exceptTags),
    vendors: wordsIn(draft.exceptVendors),
  };
  const isSome = draft.excepts === "some";
  if (isSome && Object.values(except).every((list) => list.length === 0)) {
    reader.refuse("exceptProducts", { code: "required" });
  }
  return {
    ...(draft.goods === "chosen" ? { only: reader.goods("only", draft.only) } : {}),
    ...(isSome ? { except } : {}),
  };
}

function moneyFrom(draft: RewardDraft, reader: DraftReader): Parts {
  return {
    amountMinor: reader.amount("amount", draft.amount),
    amounts: draft.amounts.map(({ currency, amount }, index) => ({
      currency: reader.text(`amounts.${index}.currency`, currency).toUpperCase(),
      amountMinor: reader.amount(`amounts.${index}.amount`, amount, currency.trim().toUpperCase()),
    })),
  };
}

/** What only this kind has. */
function ownFrom(draft: RewardDraft, reader: DraftReader): Parts {
  switch (draft.kind) {
    case "percentage":
      return { percent: reader.percent("percent", draft.percent) };
    case "free-shipping":
      return {
        shippingMaxMinor: reader.amountIfAny("shippingMax", draft.shippingMax),
        countries: wordsIn(draft.countries.toUpperCase()),
      };
    case "free-product":
      return productFrom(draft, reader);
    case "slider":
      return sliderFrom(draft, reader);
    case "donation":
      return { cause: reader.text("cause", draft.cause), amountMinor: reader.amount("amount", draft.amount) };
    case "experience":
      return experienceFrom(draft, reader);
    case "partner-code":
      return {
        partner: reader.text("partner", draft.partner),
        howTo: draft.howTo.trim(),
        lowStock: reader.whole("lowStock", draft.lowStock),
      };
    case "early-access":
      return { tag: reader.text("tag", draft.tag) };
    case "reference": {
      const days = reader.countIfAny("lapsesDays", draft.lapsesDays);
      return days === undefined ? {} : { lapses: { days } };
    }
    case "fixed-amount":
    case "gift-card":
    case "store-credit":
      return {};
  }
}

function productFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const { productId, variantId } = draft;
  if (productId === "") reader.refuse("productId", { code: "required" });
  const quantity = draft.buys === "beside" ? reader.count("buysQuantity", draft.buysQuantity) : undefined;
  return {
    ...{ productId, variantId },
    ...(draft.buys === "beside" ? { buys: { from: reader.goods("buysFrom", draft.buysFrom), quantity } } : {}),
  };
}

function sliderFrom(draft: RewardDraft, reader: DraftReader): Parts {
  return {
    pointsMin: reader.count("pointsMin", draft.pointsMin),
    pointsMax: reader.count("pointsMax", draft.pointsMax),
    pointsStep: reader.count("pointsStep", draft.pointsStep),
    minorPerStep: reader.amount("perStep", draft.perStep),
    as: draft.as,
  };
}

function experienceFrom(draft: RewardDraft, reader: DraftReader): Parts {
  const taken = new Set(draft.dates.flatMap(({ id }) => id ?? []));
  const dates = draft.dates.map(({ id, at, places }, index) => {
    if (at === "") reader.refuse(`dates.${index}.at`, { code: "required" });
    const own = id ?? freeId(at.slice(0, 10), { taken, otherwise: "date" });
    taken.add(own);
    return { id: own, at: localTime(at), places: reader.countIfAny(`dates.${index}.places`, places) };
  });
  if (draft.asks === "nothing") return { dates };
  const label = reader.text("asksLabel", draft.asksLabel);
  return { dates, asks: { label, lengthMax: reader.count("asksMax", draft.asksMax) } };
}
