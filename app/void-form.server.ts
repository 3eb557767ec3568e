import type { Language } from "./i18n/language.ts";
import { zoneOf } from "./loyalty/time/zone.ts";
import type { VoidFilter, VoidRun } from "./models/void-run.ts";
import type { VoidForm, VoidRunView } from "./ui/redemptions/void-view.ts";

/** What the form asks for, as moments: its days are days of the shop, the last one included. */
export function filterOf(form: VoidForm, timeZone: string): VoidFilter {
  const zone = zoneOf(timeZone);
  const moment = (at: number) => new Date(at * 1000).toISOString();
  return {
    rewardId: form.rewardId === "" ? null : form.rewardId,
    issuedAfter: form.from === "" ? null : moment(zone.parse(form.from)),
    issuedBefore: form.to === "" ? null : moment(zone.endOfDay(zone.parse(form.to))),
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
