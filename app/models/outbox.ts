import { pool, type Tx } from "../db.server.ts";

/**
 * What must happen after a commit. A job is written in the transaction whose consequence it is, and is safe to repeat.
 *
 * `drain-deliveries` is keyed by domain because a delivery may come from a shop that is not (or no longer) known.
 */
export type Job =
  | { name: "drain-deliveries"; shopDomain: string }
  /** Facts of the shop, metafield definitions, installation id: what the first token makes readable. */
  | { name: "describe-shop"; programId: string; shopId: string }
  /** Past orders, for the preview in the set-up guide. */
  | { name: "fetch-orders"; programId: string; shopId: string }
  /** Orders updated since the shop's high-water mark. */
  | { name: "reconcile-shop"; programId: string; shopId: string }
  /** Members in line for a review: the program changed for all of them at once. */
  | { name: "review-tiers"; programId: string }
  | { name: "publish-program"; programId: string }
  | { name: "publish-member"; programId: string; memberId: string }
  /** The members that are marked, many at once. */
  | { name: "publish-members"; programId: string }
  /** A shop's segments and automatic discounts are brought in step with the program. */
  | { name: "sync-perks"; programId: string; shopId: string }
  /** A fact of somebody else's, or points from elsewhere, changed what the member should have. */
  | { name: "settle-member"; programId: string; memberId: string }
  /** A file of members is checked, applied or taken back. */
  | { name: "import"; programId: string; runId: string }
  /** A run of launch day has work to do. */
  | { name: "launch"; programId: string; runId: string }
  /** Redemptions of a shop have something to be done for them in Shopify. */
  | { name: "work-redemptions"; programId: string; shopId: string }
  /** Issued redemptions end, many at once. */
  | { name: "void-redemptions"; programId: string; runId: string }
  /** The same is done for many members. */
  | { name: "bulk"; programId: string; runId: string }
  /** What a test left is taken away. */
  | { name: "wipe-test"; programId: string }
  /** What charts show of a program is counted anew. */
  | { name: "roll-up-figures"; programId: string };

export type JobName = Job["name"];

/** When jobs are due that are not due now: they wait beside the same jobs due now, which are not put off. */
export interface Due {
  seconds: number;
  /** Keeps them apart from the same jobs due now. */
  label: string;
  /** "keeps": one that waits under the same key keeps its date, so that nobody who comes meanwhile puts it off. */
  date?: "keeps";
}

/** In so many seconds from the first time that somebody asked for it. */
export function soon(seconds: number): Due {
  return { seconds, label: ":soon", date: "keeps" };
}

/**
 * Enqueues `job` in the transaction `tx`: it runs once the transaction has committed, and not at all if it does not.
 *
 * A job that waits under the same key is replaced: publishing a member ten times in a row publishes once. One that already
 * runs is followed by another run, because it may have read what this transaction changes.
 *
 * @param due left out: now
 */
export async function enqueue(tx: Tx, job: Job, due?: Due): Promise<void> {
  await tx.rows("outbox_enqueue", ENQUEUE, valuesOf([job], due));
}

/** Enqueues several jobs in one statement; see `enqueue`. */
export async function enqueueAll(tx: Tx, jobs: readonly Job[]): Promise<void> {
  if (jobs.length > 0) await tx.rows("outbox_enqueue", ENQUEUE, valuesOf(jobs));
}

/** Enqueues jobs on their own, for a door or a worker that has nothing to write beside them; see `enqueue`. */
export async function enqueueNow(jobs: readonly Job[], due?: Due): Promise<void> {
  if (jobs.length > 0) await pool().query({ name: "outbox_enqueue", text: ENQUEUE, values: valuesOf(jobs, due) });
}

const ENQUEUE = `
  SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT (spec->>'identifier', spec->'payload', spec->>'queue', now() + $2::float8 * interval '1 second', NULL, spec->>'job_key',
      NULL, NULL)::graphile_worker.job_spec
    FROM json_array_elements($1::json) AS spec
  ), $3::boolean)`;

/** Of these only one runs at a time of a program or shop: they wait for Shopify, and would hold every slot of the worker. */
const ONE_AT_A_TIME: readonly JobName[] = [
  "publish-members",
  "work-redemptions",
  "sync-perks",
  "void-redemptions",
  "bulk",
  "wipe-test",
];

/** Two entries under one key would collide inside the statement; two transactions in different orders would deadlock. */
function valuesOf(jobs: readonly Job[], due?: Due): unknown[] {
  const { seconds, label, date } = due ?? { seconds: 0, label: "" };
  const specs = [...new Map(jobs.map((job) => [keyOf(job), job]))].map(([key, job]) => ({
    ...{ identifier: job.name, payload: payloadOf(job), job_key: key + label },
    queue: ONE_AT_A_TIME.includes(job.name) ? key : null,
  }));
  const sorted = specs.sort((a, b) => (a.job_key < b.job_key ? -1 : 1));
  return [JSON.stringify(sorted), seconds, date === "keeps"];
}

/** The key under which a waiting job is replaced by a newer one. */
export function keyOf(job: Job): string {
  return [job.name, ...Object.values(payloadOf(job))].join(":");
}

function payloadOf(job: Job): Record<string, string> {
  const { name: _name, ...payload } = job;
  return payload;
}

/** Work that will be taken up within a minute counts as open; what waits longer is somebody's outage. */
const OPEN_WORK = `
SELECT (SELECT count(*) FROM delivery WHERE state = 'waiting' AND coalesce(retry_at, now()) <= now() + interval '1 minute')
     + (SELECT count(*) FROM graphile_worker._private_jobs
         WHERE locked_at IS NOT NULL OR (attempts < max_attempts AND run_at <= now() + interval '1 minute')) AS open`;

/** How many deliveries and jobs are not worked off, those that run now included. */
export async function openWork(): Promise<{ waiting: number }> {
  const { rows } = await pool().query<{ open: string }>(OPEN_WORK);
  return { waiting: Number(rows[0]?.open ?? 0) };
}

const HASTEN = `
WITH retries AS (
  SELECT array_agg(id) AS ids FROM graphile_worker.jobs
   WHERE (attempts BETWEEN 1 AND $1 OR key LIKE 'work-redemptions:%') AND locked_at IS NULL AND run_at > now()
), jobs AS (
  SELECT count(*) FROM retries, graphile_worker.reschedule_jobs(retries.ids, now()) WHERE retries.ids IS NOT NULL
), redemptions AS (
  UPDATE redemption SET next_at = now()
   WHERE todo IS NOT NULL AND stuck_at IS NULL AND next_at > now() AND attempts BETWEEN 1 AND $1 RETURNING 1
), deliveries AS (
  UPDATE delivery SET retry_at = now() WHERE state = 'waiting' AND retry_at > now() AND attempts <= $1 RETURNING shop_domain
)
SELECT DISTINCT shop_domain AS "shopDomain" FROM deliveries WHERE (SELECT count(*) FROM jobs) + (SELECT count(*) FROM redemptions) >= 0`;

/**
 * What waits for its next attempt tries again now, up to `attemptsMax` attempts: for the sandbox, where nobody waits for hours.
 *
 * @returns the shops whose deliveries are due by it
 */
export async function hastenRetries(attemptsMax: number): Promise<string[]> {
  const { rows } = await pool().query<{ shopDomain: string }>(HASTEN, [attemptsMax]);
  return rows.map(({ shopDomain }) => shopDomain);
}
