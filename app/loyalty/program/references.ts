import type { z } from "zod";
import { assertNever } from "../assert.ts";
import { basisName } from "./basis-name.ts";
import type { Condition } from "./condition-schema.ts";
import type { ProgramDocument } from "./document-schema.ts";
import type { Effect } from "./effect-schema.ts";
import { Names, type Path, type Refuse } from "./names.ts";
import { checkRewards, checkWindow } from "./reward-references.ts";
import type { Qualification } from "./tier-schema.ts";

/**
 * What may refer to what: ids are unique within their list, whatever a document names stands in it, and what has an order is in
 * order. A message is a code that problem-texts.ts puts into words with the `params`.
 */
export function checkReferences(program: ProgramDocument, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message, params = {}) => {
    context.addIssue({ code: "custom", path, message, params });
  };
  if (program.units[0]?.id !== "points" || program.units[0].kind !== "points") {
    refuse(["units", 0, "id"], "points-first");
  }
  checkIds(program, refuse);
  const names = new Names(program, refuse);
  program.earning.forEach((rule, index) => {
    const path = ["earning", index];
    checkEffect(rule.effect, [...path, "effect"], names);
    checkConditions(rule.conditions, [...path, "conditions"], { names, refuse });
    if (rule.trigger.kind === "tier-reached") names.each("tiers", rule.trigger.tiers, [...path, "trigger", "tiers"]);
  });
  program.campaigns.forEach((campaign, index) => {
    const path = ["campaigns", index];
    checkWindow(campaign, path, refuse);
    checkConditions(campaign.conditions, [...path, "conditions"], { names, refuse });
    names.each("earning", campaign.rules ?? [], [...path, "rules"]);
    const namesake = program.earning.find((rule) => rule.id === campaign.id);
    if (campaign.budget && namesake?.budget) refuse([...path, "id"], "budget-name-taken");
  });
  checkTiers(program, { names, refuse });
  checkCaps(program, { names, refuse });
  checkRewards(program, names);
}

function checkIds(program: ProgramDocument, refuse: Refuse): void {
  const unique = (list: readonly { id: string }[], path: Path) => {
    const seen = new Set<string>();
    for (const [index, item] of list.entries()) {
      if (seen.has(item.id)) refuse([...path, index, "id"], "duplicate-id");
      seen.add(item.id);
    }
  };
  for (const list of ["units", "earning", "campaigns", "tiers", "rewards"] as const) unique(program[list], [list]);
  unique(program.policies.caps, ["policies", "caps"]);
  program.tiers.forEach((tier, index) => {
    unique(tier.benefits, ["tiers", index, "benefits"]);
  });
}

function checkEffect(effect: Effect, path: Path, names: Names): void {
  switch (effect.kind) {
    case "points-per-unit":
    case "fixed-points":
    case "per-item":
    case "per-step":
      names.must("units", effect.unit, [...path, "unit"]);
      return;
    case "bands":
      names.must("units", effect.unit, [...path, "unit"]);
      effect.bands.forEach((band, index) => {
        const before = effect.bands[index - 1];
        if (before && band.fromMinor <= before.fromMinor) {
          names.refuse([...path, "bands", index, "fromMinor"], "bands-not-ascending", { before: before.fromMinor });
        }
      });
      return;
    case "percentage": {
      names.must("units", effect.unit, [...path, "unit"]);
      const unit = names.program.units.find(({ id }) => id === effect.unit);
      const cashback = names.program.units.filter(({ kind }) => kind === "cashback").map(({ id }) => id);
      if (unit && unit.kind !== "cashback") {
        names.refuse([...path, "unit"], "not-cashback", { kind: unit.kind, known: cashback.join(", ") });
      }
      return;
    }
    case "tier":
      names.must("tiers", effect.tier, [...path, "tier"]);
      return;
    case "reward": {
      names.must("rewards", effect.reward, [...path, "reward"]);
      const given = names.program.rewards.find(({ id }) => id === effect.reward);
      if (given?.kind === "slider") names.refuse([...path, "reward"], "slider-given");
      return;
    }
    default:
      assertNever(effect);
  }
}

function checkConditions(
  conditions: Condition[],
  path: Path,
  { names, refuse }: { names: Names; refuse: Refuse },
): void {
  conditions.forEach((condition, index) => {
    const at = [...path, index];
    if (condition.kind === "tier") names.each("tiers", condition.in, [...at, "in"]);
    if (condition.kind === "window") checkWindow(condition, at, refuse);
    if (condition.kind === "amount") {
      const { fromMinor, toMinor } = condition;
      if (fromMinor !== undefined && toMinor !== undefined && toMinor < fromMinor) {
        refuse([...at, "toMinor"], "amounts-backwards", { from: fromMinor });
      }
    }
  });
}

function checkTiers(program: ProgramDocument, { names, refuse }: { names: Names; refuse: Refuse }): void {
  for (const list of ["qualifications", "forLife"] as const) {
    const highest = new Map<string, { name: string; way: Qualification }>();
    program.tiers.forEach((tier, index) => {
      tier[list].forEach((way, number) => {
        const path = ["tiers", index, list, number];
        if (way.basis === "points") names.must("units", way.unit, [...path, "unit"]);
        const below = highest.get(basisName(way));
        if (below && !isAbove(way, below.way)) {
          const { threshold } = below.way;
          refuse([...path, "threshold"], "above-previous-tier", { below: below.name, threshold });
        }
      });
      for (const way of tier[list]) highest.set(basisName(way), { name: tier.name, way });
    });
  }
  program.tiers.forEach((tier, index) => {
    tier.benefits.forEach((benefit, number) => {
      checkEffect(benefit.effect, ["tiers", index, "benefits", number, "effect"], names);
    });
  });
}

/** "More than 500" lies above "from 500". */
function isAbove(way: Qualification, below: Qualification): boolean {
  if (way.threshold !== below.threshold) return way.threshold > below.threshold;
  return way.comparison === "more-than" && below.comparison === "from";
}

function checkCaps(program: ProgramDocument, { names, refuse }: { names: Names; refuse: Refuse }): void {
  program.policies.caps.forEach((cap, index) => {
    const path = ["policies", "caps", index];
    names.must("units", cap.unit, [...path, "unit"]);
    cap.rules?.forEach((name, number) => {
      const at = [...path, "rules", number];
      names.must("earning", name, at);
      const effect = program.earning.find((rule) => rule.id === name)?.effect;
      if (effect && (!("unit" in effect) || effect.unit !== cap.unit)) {
        const gives = "unit" in effect ? effect.unit : effect.kind;
        refuse(at, "cap-of-another-unit", { unit: cap.unit, gives });
      }
    });
  });
}
