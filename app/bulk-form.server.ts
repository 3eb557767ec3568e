import { z } from "zod";
import { clock } from "./clock.server.ts";
import type { BulkChange } from "./loyalty/bulk-wish.ts";
import { memberQuery } from "./loyalty/member-filter.ts";
import { memberFilterOf } from "./loyalty/member-filter-query.ts";
import { POINTS, type Program } from "./loyalty/program.ts";
import { zoneOf } from "./loyalty/time/zone.ts";
import type { BulkRun } from "./models/bulk-run.ts";
import { type BulkSelection, countExpiring, countSelected, countShort, countTiers } from "./models/bulk-selection.ts";
import type { BulkPreview, BulkRunView, BulkUnit, ChosenMembers } from "./ui/members/list/bulk/bulk-view.ts";
import { wordsOf } from "./ui/members/member-lines.ts";

/** As many as a page of the list has, and some more. */
const TICKED_MAX = 200;
const idsSchema = z.array(z.uuid()).min(1).max(TICKED_MAX);

/** Whom an address is about: members by their ids, or else everybody of a list. */
export function selectionOf(query: URLSearchParams): BulkSelection {
  const ids = idsSchema.safeParse(query.get("ids")?.split(","));
  if (ids.success) return { kind: "members", memberIds: [...new Set(ids.data)] };
  // Somebody's broken list of ids must never become everybody.
  if (query.has("ids")) return { kind: "members", memberIds: [] };
  return { kind: "list", filter: memberFilterOf(query) };
}

export function chosenView(selection: BulkSelection): ChosenMembers {
  return selection.kind === "list" ? selection : { kind: "members", count: selection.memberIds.length };
}

/** The list that somebody came from. */
export function listUrlOf(selection: BulkSelection): string {
  const query = selection.kind === "list" ? memberQuery(selection.filter) : "";
  return query === "" ? "/app/members" : `/app/members?${query}`;
}

interface Place {
  programId: string;
  timeZone: string;
  currency: string;
}

/** What a run would do, counted now; nothing is written. */
export async function previewOf(options: {
  shop: Place;
  program: Program | undefined;
  wish: BulkChange;
  selection: BulkSelection;
}): Promise<BulkPreview> {
  const { shop, program, wish, selection } = options;
  const { programId, timeZone } = shop;
  const of = { programId, selection, clock: { timeZone, now: clock.now() } };
  const members = await countSelected(of);
  switch (wish.kind) {
    case "grant": {
      const { unit, points } = wish;
      return { kind: "grant", members, short: points > 0 ? 0 : await countShort({ ...of, unit, points: -points }) };
    }
    case "tier": {
      const order = (program?.tiers ?? []).map(({ id }) => id);
      const isAlready = (tierId: string | null) =>
        tierId !== null && order.indexOf(tierId) >= order.indexOf(wish.tierId);
      const counts = await countTiers(of);
      const already = counts.reduce((sum, { tierId, count }) => sum + (isAlready(tierId) ? count : 0), 0);
      return { kind: "tier", members, already };
    }
    case "extend": {
      const zone = zoneOf(timeZone);
      const found = await countExpiring({ ...of, until: new Date(zone.endOfDay(zone.parse(wish.until)) * 1000) });
      const words = (unit: string) => wordsOf(unit, { program, currency: shop.currency });
      return {
        kind: "extend",
        ...{ members, concerned: found.members },
        units: found.units.map(({ unit, points }) => ({ words: words(unit), points })),
      };
    }
  }
}

/** Units in which something can be given: ordinary points first. */
export function bulkUnits(program: Program | undefined, currency: string): [BulkUnit, ...BulkUnit[]] {
  const words = (unit: string) => wordsOf(unit, { program, currency });
  const others = (program?.units ?? []).filter(({ id }) => id !== POINTS);
  return [{ id: POINTS, words: words(POINTS) }, ...others.map(({ id }) => ({ id, words: words(id) }))];
}

/** A run in the form of the screens. */
export function bulkRunView(run: BulkRun, of: { program: Program | undefined; currency: string }): BulkRunView {
  const { id, wish, undoes, query, state, total, done, failed, startedAt, endedAt } = run;
  const { program } = of;
  return {
    ...{ id, wish, undoes, state, total, done, failed },
    url: `/app/members/bulk/${id}`,
    filter: query === null ? null : memberFilterOf(new URLSearchParams(query)),
    unit: wish.kind === "grant" ? wordsOf(wish.unit, of) : null,
    tierName: wish.kind === "tier" ? (program?.tiers.find((tier) => tier.id === wish.tierId)?.name ?? null) : null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
