import { randomUUID } from "node:crypto";
import { applyImport } from "../../../app/flows/imports/apply-import.ts";
import { checkImport } from "../../../app/flows/imports/check-import.ts";
import { decideImport, type ImportDecision, mapImport } from "../../../app/flows/imports/decide-import.ts";
import { leaveAfterImport } from "../../../app/flows/imports/leave-after-import.ts";
import { undoImport } from "../../../app/flows/imports/undo-import.ts";
import { startImport, storeImportPart } from "../../../app/flows/imports/upload-import.ts";
import { reviewTiers } from "../../../app/flows/review-tiers.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { readCsv } from "../../../app/loyalty/csv-reader.ts";
import { guessMapping, type Mapping } from "../../../app/loyalty/import/mapping.ts";
import { UNLIMITED } from "../../../app/loyalty/staff.ts";
import { importById } from "../../../app/models/import-run.ts";
import type { TestDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

/** Each step of an import is worked off until it says so. */
async function untilDone(step: () => Promise<{ outcome: "more" | "done" }>): Promise<void> {
  while ((await step()).outcome === "more");
}

/** What a merchant does to import a file, and the worker after it, at one moment. */
export function importing(of: { database: TestDatabase; shopify: SandboxedShop; now: Date }) {
  const { database, shopify, now } = of;
  const context = (): ShopContext => {
    const { programId, shopId, currency, timeZone } = shopify.shop;
    return { programId, shopId, currency, timeZone };
  };
  async function uploaded(csv: string, runId: string = randomUUID()): Promise<string> {
    const { header, rows } = readCsv(csv);
    const file = { fileName: "members.csv", fileBytes: csv.length, header, actor: "staff:1", now };
    await startImport({ ...context(), runId, ...file });
    await storeImportPart({ ...context(), runId, from: 2, rows, part: "last", actor: "staff:1", now });
    return runId;
  }

  async function mapped(csv: string, changes: Partial<Mapping> = {}): Promise<string> {
    const runId = await uploaded(csv);
    const guessed = guessMapping(readCsv(csv), { unit: "points", decimal: ".", dates: "day-first" });
    await mapImport({ ...context(), runId, mapping: { ...guessed, ...changes }, actor: "staff:1", now });
    return runId;
  }

  const check = (runId: string) => untilDone(() => checkImport({ admin: shopify.admin, shop: context(), runId, now }));

  async function checked(csv: string, changes: Partial<Mapping> = {}): Promise<string> {
    const runId = await mapped(csv, changes);
    await check(runId);
    return runId;
  }

  const decide = async (runId: string, decision: ImportDecision) =>
    (await decideImport({ ...context(), runId, decision, limits: UNLIMITED, actor: "staff:1", now })).outcome;
  const apply = (runId: string) => untilDone(() => applyImport({ shop: context(), runId, now }));
  const review = () => untilDone(() => reviewTiers({ shop: context(), now }));

  async function applied(csv: string, changes: Partial<Mapping> = {}): Promise<string> {
    const runId = await checked(csv, changes);
    await decide(runId, "apply");
    await apply(runId);
    await review();
    return runId;
  }

  async function undone(runId: string): Promise<void> {
    await decide(runId, "undo");
    await untilDone(() => undoImport({ shop: context(), runId, now }));
    await untilDone(() => leaveAfterImport({ ...context(), admin: shopify.admin, runId, now }));
  }

  const runOf = async (runId: string) => must(await importById({ programId: context().programId, runId }));

  /** A customer of the shop who is no member. */
  async function customer(email = `${randomUUID()}@example.com`): Promise<{ id: string; email: string }> {
    const { id } = await shopify.control("/customers", { email, firstName: "Ada" });
    return { id, email };
  }

  /** What is stored of a customer as a member; undefined for one who is none. */
  async function memberOf(customerId: string) {
    const [member] = await database.query<{ memberId: string; balance: number; debt: number; tier: string | null }>(
      `SELECT a.member_id AS "memberId", a.balance::int, a.debt::int, m.tier_id AS tier, m.joined_by AS "joinedBy",
              m.joined_at AS "joinedAt", m.birthday_month AS month, m.birthday_day AS day
         FROM member_identity i JOIN member m ON m.id = i.member_id
         JOIN account a ON a.member_id = m.id AND a.unit = 'points' WHERE i.customer_id = $1`,
      [customerId],
    );
    return member;
  }

  /** Open lots of a customer's as [points, when they expire]. */
  async function lotsOf(customerId: string): Promise<[number, string | null][]> {
    const rows = await database.query<{ points: number; until: Date | null }>(
      `SELECT remaining::int AS points, expires_at AS until FROM lot JOIN member_identity USING (member_id)
        WHERE customer_id = $1 AND remaining > 0 ORDER BY expires_at NULLS LAST, points`,
      [customerId],
    );
    return rows.map(({ points, until }) => [points, until?.toISOString() ?? null]);
  }

  return {
    context, uploaded, mapped, check, checked, decide, apply, review, applied, undone, runOf, customer, memberOf, lotsOf,
  }; // prettier-ignore
}
