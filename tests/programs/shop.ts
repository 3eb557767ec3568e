import { randomUUID } from "node:crypto";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { PlayedProgram } from "../../scripts/lives/format.ts";
import type { TestDatabase } from "../support/database.ts";
import { insertLiveProgram } from "../support/insert-program.ts";
import { must } from "../support/must.ts";

/** A shop that runs the program since a moment. */
export async function openShop(
  database: TestDatabase,
  options: { played: PlayedProgram; liveFrom: number },
): Promise<ShopContext> {
  const { program, currency, timeZone } = options.played;
  const start = new Date(options.liveFrom * 1000);
  const programId = await insertLiveProgram(database, { program, liveFrom: start });
  const [shop] = await database.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, time_zone, state, installed_at)
     VALUES ($1, $2, $3, $4, 'installed', $5) RETURNING id::text`,
    [programId, `${randomUUID()}.myshopify.com`, currency, timeZone, start],
  );
  return { programId, shopId: must(shop).id, currency, timeZone };
}
