import { randomUUID } from "node:crypto";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { PlayedProgram } from "../../scripts/lives/format.ts";
import type { TestDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";

/** A shop that runs the program since a moment. */
export async function openShop(
  database: TestDatabase,
  options: { played: PlayedProgram; liveFrom: number },
): Promise<ShopContext> {
  const { program, currency, timeZone } = options.played;
  const start = new Date(options.liveFrom * 1000);
  const [tenant] = await database.query<{ id: string }>(
    `INSERT INTO program (status, live_from) VALUES ('live', $1) RETURNING id::text`,
    [start],
  );
  const programId = must(tenant).id;
  await database.query(
    `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
     VALUES ($1, 1, $2, $3, $3, 'test')`,
    [programId, JSON.stringify(program), start],
  );
  const [shop] = await database.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, time_zone, state, installed_at)
     VALUES ($1, $2, $3, $4, 'installed', $5) RETURNING id::text`,
    [programId, `${randomUUID()}.myshopify.com`, currency, timeZone, start],
  );
  return { programId, shopId: must(shop).id, currency, timeZone };
}
