import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { StartProblem } from "./problem.ts";

export interface AppProcess {
  /**
   * Starts the app, unless it runs already, and answers once it serves.
   *
   * @param part "web" serves requests and leaves the jobs to a later start
   */
  start: (part?: "all" | "web") => Promise<void>;
  /** Ends it at once, as `kill -9` does; it stays down until it is started again. */
  kill: () => Promise<void>;
  /** Lets it finish what it is doing. */
  stop: () => Promise<void>;
}

interface Setup {
  args: string[];
  environment: Record<string, string>;
  cwd: string;
  url: string;
  logFile: string;
  say: (line: string) => void;
  noteProcess: (pid: number | null) => void;
}

const RESTART_MIN_MS = 100;
const RESTART_MAX_MS = 5000;
/** A process that lived at least this long is no crash loop. */
const STABLE_MS = 5000;
const START_MAX_MS = 60_000;
const STOP_MAX_MS = 10_000;
const POLL_MS = 100;
const LOG_SHOWN_LINES = 30;

/** The app as a process of its own: started, watched, and started again when it dies of something we did not do. */
export function superviseApp(setup: Setup): AppProcess {
  let child: ChildProcess | null = null;
  let wanted: "up" | "down" = "down";
  let part: "all" | "web" = "all";
  let restartMs = RESTART_MIN_MS;
  let deaths = 0;

  const launch = (): void => {
    if (child !== null || wanted === "down") return;
    const started = spawnApp(setup, part);
    const startedAt = Date.now();
    child = started;
    setup.noteProcess(started.pid ?? null);
    started.once("exit", (code, signal) => {
      child = null;
      setup.noteProcess(null);
      if (wanted === "down") return;
      deaths += 1;
      restartMs = Date.now() - startedAt > STABLE_MS ? RESTART_MIN_MS : Math.min(restartMs * 2, RESTART_MAX_MS);
      setup.say(`Laurel ended (${signal ?? `code ${code ?? 0}`}); starting it again`);
      setTimeout(launch, restartMs);
    });
  };

  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    wanted = "down";
    const ending = child;
    if (ending === null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    const timer = setTimeout(() => ending.kill("SIGKILL"), STOP_MAX_MS);
    await ended;
    clearTimeout(timer);
  };

  return {
    start: async (wantedPart = "all") => {
      if (child !== null && wantedPart !== part) await end("SIGTERM");
      wanted = "up";
      part = wantedPart;
      restartMs = RESTART_MIN_MS;
      deaths = 0;
      launch();
      await healthy(setup, () => deaths);
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

function spawnApp(setup: Setup, part: "all" | "web"): ChildProcess {
  // A file and no pipe: should this supervisor be killed, the app does not die of a broken pipe in the middle of a job.
  const log = openSync(setup.logFile, "a");
  try {
    return spawn(process.execPath, setup.args, {
      cwd: setup.cwd,
      env: { ...setup.environment, NODE_ENV: "production", PROCESS: part },
      stdio: ["ignore", log, log],
      // A group of its own, so that Ctrl-C reaches only the supervisor, which then stops everything in order.
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

async function healthy(setup: Setup, deaths: () => number): Promise<void> {
  const deadline = Date.now() + START_MAX_MS;
  while (Date.now() < deadline && deaths() < 3) {
    try {
      const response = await fetch(`${setup.url}/healthz`, { signal: AbortSignal.timeout(2000) });
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(POLL_MS);
  }
  const tail = readFileSync(setup.logFile, "utf8").trimEnd().split("\n").slice(-LOG_SHOWN_LINES).join("\n");
  throw new StartProblem(`Laurel does not start. The end of ${setup.logFile}:\n${tail}`);
}
