import type { ProgramDocument } from "./document-schema.ts";
import type { Names, Path, Refuse } from "./names.ts";

type Reward = ProgramDocument["rewards"][number];

/** What rewards, member discounts and payouts may refer to, and what of their figures fits together. */
export function checkRewards(program: ProgramDocument, names: Names): void {
  const refuse: Refuse = (path, code, params = {}) => {
    names.refuse(path, code, params);
  };
  program.rewards.forEach((reward, index) => {
    checkReward(reward, ["rewards", index], names);
  });
  const discounts = new Set<string>();
  program.tiers.forEach((tier, index) => {
    tier.discounts.forEach(({ id }, number) => {
      if (discounts.has(id)) refuse(["tiers", index, "discounts", number, "id"], "duplicate-discount");
      discounts.add(id);
    });
  });
  program.units.forEach(({ kind, payout }, index) => {
    if (payout && kind !== "cashback") refuse(["units", index, "payout"], "payout-not-cashback", { kind });
  });
}

function checkReward(reward: Reward, path: Path, names: Names): void {
  if (reward.kind === "slider") checkSlider(reward, path, names);
  else if (reward.automatic && reward.points === undefined)
    names.refuse([...path, "automatic"], "automatic-without-price");
  if (reward.kind === "reference") return;
  if (reward.kind !== "slider" && reward.automatic && reward.segments.length > 0) {
    names.refuse([...path, "segments"], "automatic-with-segments");
  }
  names.each("tiers", reward.tiers, [...path, "tiers"]);
  if (reward.window) {
    checkWindow(reward.window, [...path, "window"], (at, code, params) => {
      names.refuse(at, code, params);
    });
  }
  if ("transferable" in reward && reward.transferable && reward.valid === undefined) {
    names.refuse([...path, "transferable"], "transferable-without-end");
  }
  if ("amounts" in reward) {
    checkUnique(
      reward.amounts.map(({ currency }) => currency),
      (at) => {
        names.refuse([...path, "amounts", at, "currency"], "duplicate-currency");
      },
    );
  }
  if (reward.kind === "early-access" && reward.tag.includes(",")) names.refuse([...path, "tag"], "tag-with-comma");
  if (reward.kind === "free-product" && reward.buys && reward.minimumMinor !== undefined) {
    names.refuse([...path, "minimumMinor"], "minimum-beside-buys");
  }
  if (reward.kind === "experience") {
    checkUnique(
      reward.dates.map(({ id }) => id),
      (at) => {
        names.refuse([...path, "dates", at, "id"], "duplicate-id");
      },
    );
  }
}

function checkSlider(slider: Extract<Reward, { kind: "slider" }>, path: Path, names: Names): void {
  const { pointsMin, pointsMax, pointsStep: step } = slider;
  if (pointsMax < pointsMin) names.refuse([...path, "pointsMax"], "slider-backwards", { min: pointsMin });
  if (pointsMin % step !== 0) names.refuse([...path, "pointsMin"], "slider-between-steps", { step });
  if (pointsMax % step !== 0) names.refuse([...path, "pointsMax"], "slider-between-steps", { step });
}

function checkUnique(values: readonly string[], refuse: (at: number) => void): void {
  values.forEach((value, at) => {
    if (values.indexOf(value) < at) refuse(at);
  });
}

/** Local times of one length sort as texts; a date alone is its first moment. */
export function checkWindow(
  window: { from?: string | undefined; to?: string | undefined },
  path: Path,
  refuse: Refuse,
): void {
  const { from, to } = window;
  if (from === undefined || to === undefined) return;
  const moment = (time: string) => (time.length === 10 ? `${time}T00:00` : time);
  if (moment(to) <= moment(from)) refuse([...path, "to"], "window-backwards", { from });
}
