import { type Tx, withTransaction } from "../db.server.ts";
import { assertNever } from "../loyalty/assert.ts";
import { countViews, insertView, lockViews, setViewDeleted, updateView, VIEWS_MAX } from "../models/member-view.ts";

/** What somebody does to the named lists of members. */
export type ViewChange =
  /** `id` is made by the browser: the same twice is one list. */
  | { kind: "create"; id: string; name: string; query: string }
  | { kind: "rename"; id: string; name: string }
  | { kind: "replace"; id: string; query: string }
  | { kind: "delete"; id: string }
  | { kind: "restore"; id: string };

export interface ViewsChanged {
  outcome: "changed" | "too-many" | "unknown-view";
}

/** Keeps, renames, changes or takes away a named list of members, or brings one back that was taken away. */
export async function changeMemberViews(options: {
  programId: string;
  change: ViewChange;
  now: Date;
}): Promise<ViewsChanged> {
  const { programId, change, now } = options;
  return withTransaction(async (tx) => {
    await lockViews(tx, programId);
    const isMore = change.kind === "create" || change.kind === "restore";
    if (isMore && (await countViews(tx, programId)) >= VIEWS_MAX) return { outcome: "too-many" };
    return { outcome: (await apply(tx, { programId, change, now })) ? "changed" : "unknown-view" };
  });
}

/** @returns whether there is such a list */
async function apply(tx: Tx, of: { programId: string; change: ViewChange; now: Date }): Promise<boolean> {
  const { programId, change, now } = of;
  const { id } = change;
  switch (change.kind) {
    case "create":
      await insertView(tx, { programId, id, name: change.name, query: change.query, at: now });
      return true;
    case "rename":
      return updateView(tx, { programId, id, name: change.name });
    case "replace":
      return updateView(tx, { programId, id, query: change.query });
    case "delete":
      return setViewDeleted(tx, { programId, id, at: now });
    case "restore":
      return setViewDeleted(tx, { programId, id, at: null });
    default:
      return assertNever(change);
  }
}
