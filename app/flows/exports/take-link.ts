import { withTransaction } from "../../db.server.ts";
import { type ExportLink, takeExportLink } from "../../models/export-link.ts";

/** Uses a link up. @returns what it gives; null: nothing (any more) */
export async function takeLink(of: { secret: string; now: Date }): Promise<ExportLink | null> {
  return withTransaction((tx) => takeExportLink(tx, of));
}
