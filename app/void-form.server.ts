import type { Language } from "./i18n/language.ts";
import type { Program } from "./loyalty/program.ts";
import { dayNumber } from "./loyalty/time/civil.ts";
import { zoneOf } from "./loyalty/time/zone.ts";
import type { VoidFilter, VoidRun } from "./models/void-run.ts";
import { titles } from "./ui/redemptions/reward-titles.ts";
import type { VoidForm, VoidRunView } from "./ui/redemptions/void-view.ts";

/** What the form asks for, as moments: its days are days of the shop, the last one included. */
export function filterOf(form: VoidForm, timeZone: string): VoidFilter {
  const zone = zoneOf(timeZone);
  const start = (day: string, later: number) => {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(zone.dayStart(dayNumber(year, month, date) + later) * 1000).toISOString();
  };
  return {
    rewardId: form.rewardId === "" ? null : form.rewardId,
    issuedAfter: form.from === "" ? null : start(form.from, 0),
    issuedBefore: form.to === "" ? null : start(form.to, 1),
  };
}

/** How rewards are called, by their ids; one that the program has no more goes by its id. */
export function rewardTitles(
  program: Program | undefined,
  currency: string,
): (rewardId: string) => Record<Language, string> {
  return (rewardId) => {
    const reward = program?.rewards.find(({ id }) => id === rewardId);
    return reward ? titles(reward, { currency }) : { en: rewardId, de: rewardId };
  };
}

/** A run in the form of the screens. */
export function voidRunView(run: VoidRun, titleOf: (rewardId: string) => Record<Language, string>): VoidRunView {
  const { id, filter, returnsPoints, total, startedBy, startedAt, finishedAt } = run;
  const began = startedAt.toISOString();
  // A run ends what was issued before it began, also where no last day was chosen.
  const isUntilThen = filter.issuedBefore === null || filter.issuedBefore >= began;
  return {
    ...{ id, total, startedBy },
    url: `/app/redemptions/void/${id}`,
    reward: filter.rewardId === null ? null : titleOf(filter.rewardId),
    from: filter.issuedAfter,
    to:
      isUntilThen || filter.issuedBefore === null ? null : new Date(Date.parse(filter.issuedBefore) - 1).toISOString(),
    points: returnsPoints ? "return" : "keep",
    startedAt: began,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
