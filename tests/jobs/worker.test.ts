import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { WorkerLiveness } from "../../app/jobs/worker-liveness.ts";
import { startWorker, type Worker } from "../../app/jobs/worker.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver, deliveryState, domainOf, orderBody } from "../support/deliveries.ts";
import { expectedConsoleErrors } from "../support/setup.ts";
import { testEnvironment } from "../support/environment.ts";
import { accountOf, liveShop } from "../support/live-shop.ts";
import { shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
testEnvironment();
const edge = shopifyAtTheEdge();
let worker: Worker | null = null;

afterEach(async () => {
  await worker?.stop();
  worker = null;
});

/** Asks until it holds; the test's own time-out ends it. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}

const isSettled = async (id: string) => (await deliveryState(database, id))?.state === "settled";

describe("a worker", () => {
  it("finds what was acknowledged and not worked off before it started", async () => {
    const shop = await liveShop(database);
    const id = await deliver(database, { shopDomain: await domainOf(database, shop), body: orderBody() });

    worker = await startWorker();

    await until(() => isSettled(id));
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
    const jobs = () => database.query("SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'drain-deliveries:%'");
    await until(async () => (await jobs()).length === 0);
  });

  it("frees the jobs of a worker that was killed, and of no other", { timeout: 40_000 }, async () => {
    const shop = await liveShop(database);
    const shopDomain = await domainOf(database, shop);
    const { sessionStorage } = await import("../../app/session-storage.server.ts");
    const { Session } = await import("@shopify/shopify-api");
    const session = {
      id: `offline_${shopDomain}`,
      shop: shopDomain,
      state: "",
      isOnline: false,
      accessToken: "shpat_token",
    };
    await sessionStorage.storeSession(new Session(session));
    const id = await deliver(database, { shopDomain, topic: "refunds/create", body: { id: 1, order_id: 5001 } });
    // The first worker gets no answer and is killed while it waits for one.
    edge.answer = () => new Promise(() => undefined);
    const child = spawn(process.execPath, ["tests/support/worker-process.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    await until(() => edge.calls.length === 1);
    const lockedBy = async () =>
      await database.query("SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL");

    // Alive, it keeps its job.
    const other = new WorkerLiveness(database.url);
    await other.hold("other");
    expect(await other.sweep()).toEqual([]);
    expect(await lockedBy()).toHaveLength(1);

    child.kill("SIGKILL");
    await once(child, "exit");
    edge.answer = () => ({ status: 503, body: {} });
    const [dead] = await lockedBy();
    let freed: string[] = [];
    await until(async () => (freed = await other.sweep()).length > 0);
    expect(freed).toEqual([dead?.["locked_by"]]);
    await other.stop();

    worker = await startWorker();
    await until(async () => ((await deliveryState(database, id))?.attempts ?? 0) > 0);
    expect(await deliveryState(database, id)).toMatchObject({ state: "waiting", outcome: "Shopify did not answer" });
  });

  it("is still known to be alive after its connection broke", async () => {
    const one = new WorkerLiveness(database.url);
    const other = new WorkerLiveness(database.url);
    await one.hold("one");
    await other.hold("other");
    await database.query(
      "INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('test') ON CONFLICT DO NOTHING",
    );
    await database.query(
      `INSERT INTO graphile_worker._private_jobs (task_id, locked_by, locked_at)
       SELECT id, 'one', now() FROM graphile_worker._private_tasks WHERE identifier = 'test'`,
    );

    const holders = async () => {
      const rows = await database.query<{ pid: number }>(
        `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.map(({ pid }) => pid);
    };
    const before = await holders();
    await database.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", [before]);

    await until(async () => (await holders()).filter((pid) => !before.includes(pid)).length === 2);
    expect(await other.sweep()).toEqual([]);
    await one.stop();
    await until(async () => (await holders()).length === 1);
    expect(await other.sweep()).toEqual(["one"]);
    await other.stop();
  });
});

describe("the database", () => {
  it("may go away and come back under a worker, between jobs and within them", { timeout: 60_000 }, async () => {
    const shop = await liveShop(database);
    const shopDomain = await domainOf(database, shop);
    worker = await startWorker();
    const hangUp = () =>
      database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );

    for (let round = 0; round < 5; round += 1) {
      await hangUp();
      const body = orderBody({ id: 6000 + round });
      const stored = () => deliver(database, { shopDomain, body, webhookId: `round ${String(round)}` });
      let id = "";
      await until(async () => (id = await stored().catch(() => "")) !== "");
      // While it is being worked off, or just before.
      const { sweepDeliveries } = await import("../../app/jobs/drain-deliveries.ts");
      await until(() => sweepDeliveries().then(succeeded, failed));
      await hangUp();

      await until(async () => {
        await sweepDeliveries().catch(failed);
        return isSettled(id);
      });
    }
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 5 * 129 });
    // The queue prints a trace of its own for every runner that a hang-up ended.
    expect(expectedConsoleErrors().filter((line) => !line.startsWith("Trace: "))).toEqual([]);
  });
});

const succeeded = () => true;
const failed = () => false;
