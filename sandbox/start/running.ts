import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { StartProblem } from "./problem.ts";

const runningSchema = z.object({ supervisor: z.number(), app: z.number().nullable(), home: z.string() });
type Running = z.infer<typeof runningSchema>;

const WAIT_FOR_END_MS = 5000;

/** Who runs on a data folder, written down so that the next start can clean up after a crash. */
export interface RunningRecord {
  noteHome: (home: string) => void;
  noteApp: (pid: number | null) => void;
  release: () => void;
}

/** An argument of the app's process that says whose it is; the app itself ignores it. */
export function processMark(dataDir: string): string {
  return `--sandbox-data=${dataDir}`;
}

/**
 * Takes a data folder for this process, and ends an app that a killed supervisor left behind.
 *
 * @throws StartProblem while another sandbox runs on the folder
 */
export async function claimDataFolder(dataDir: string, say: (line: string) => void): Promise<RunningRecord> {
  const file = path.join(dataDir, "running.json");
  const before = read(file);
  if (
    before &&
    before.supervisor !== process.pid &&
    commandLine(before.supervisor).includes(path.join("sandbox", "start.ts"))
  ) {
    throw new StartProblem(
      `A sandbox runs already, at ${before.home} (process ${before.supervisor}). Stop it first, or set LAUREL_DATA_DIR to run a second one.`,
    );
  }
  if (before?.app && commandLine(before.app).includes(processMark(dataDir))) {
    say(`Ending Laurel's process ${before.app}, which an earlier sandbox left behind`);
    await end(before.app);
  }

  const record: Running = { supervisor: process.pid, app: null, home: "" };
  const write = (): void => writeFileSync(file, `${JSON.stringify(record)}\n`);
  mkdirSync(dataDir, { recursive: true });
  write();
  return {
    noteHome: (home) => {
      record.home = home;
      write();
    },
    noteApp: (pid) => {
      record.app = pid;
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function read(file: string): Running | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null; // Never written, or half written by a machine that lost its power: nobody can be running.
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  const deadline = Date.now() + WAIT_FOR_END_MS;
  while (commandLine(pid) !== "" && Date.now() < deadline) await pause(50);
}

/** How a process was started; empty when there is none of that number. A number alone may belong to somebody else by now. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    // No Linux, or no such process: `ps` knows on the other systems.
    const answer = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return answer.status === 0 ? answer.stdout.trim() : "";
  }
}
