import pg from "pg";
import { log } from "../log.server.ts";

const SWEEP_MS = 3000;
const RECONNECT_MS = 1000;
const LOCK = "hashtextextended('laurel worker ' || $1, 0)";
const HOLDERS = `
  SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
  UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`;

/**
 * Lets workers notice each other's death within seconds: each holds an advisory lock under its name for as long as its
 * connection lives, and frees the jobs of every worker whose lock nobody holds.
 *
 * The queue itself would wait four hours for a worker that was killed. A worker whose connection only broke may lose jobs that
 * it still works on; every job is safe to run twice.
 */
export class WorkerLiveness {
  readonly #url: string;
  #client: pg.Client | null = null;
  #name: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(url: string) {
    this.#url = url;
  }

  /** Takes the lock of the worker `name`. Must end before the worker takes its first job. */
  async hold(name: string): Promise<void> {
    this.#name = name;
    await this.#connect();
  }

  /** Frees the jobs of dead workers now and every few seconds. */
  startSweeping(): void {
    const again = () => {
      this.#sweeping = this.sweep()
        .then(() => undefined)
        .catch((error: unknown) => {
          log.warn({ error }, "dead workers could not be looked for");
        })
        .finally(() => {
          if (!this.#isStopped) this.#timer = setTimeout(again, SWEEP_MS);
        });
    };
    again();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sweeping;
    await this.#client?.end();
  }

  /** Frees the jobs of every worker that is dead; returns their names. */
  async sweep(): Promise<string[]> {
    const client = this.#client;
    if (!client) return [];
    const { rows } = await client.query<{ locked_by: string }>(HOLDERS);
    const dead: string[] = [];
    for (const { locked_by: name } of rows) {
      if (name !== this.#name && (await this.#freeIfDead(client, name))) dead.push(name);
    }
    return dead;
  }

  async #freeIfDead(client: pg.Client, name: string): Promise<boolean> {
    const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS taken`, [name]);
    if (!rows[0]?.taken) return false;
    try {
      await client.query("SELECT graphile_worker.force_unlock_workers(ARRAY[$1])", [name]);
      log.warn({ worker: name }, "freed the jobs of a worker that is gone");
      return true;
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${LOCK})`, [name]);
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, options: "-c role=laurel_app" });
    client.on("error", () => undefined);
    client.on("end", () => {
      if (this.#client === client) this.#reconnect();
    });
    await client.connect();
    // Waits, if need be, until a sweeper that takes this very worker for dead is done.
    await client.query(`SELECT pg_advisory_lock(${LOCK})`, [this.#name]);
    this.#client = client;
  }

  #reconnect(): void {
    this.#client = null;
    if (this.#isStopped) return;
    log.warn("the worker's connection broke");
    setTimeout(() => {
      this.#connect().catch(() => {
        this.#reconnect();
      });
    }, RECONNECT_MS);
  }
}
