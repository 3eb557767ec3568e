import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SandboxState } from "./state.ts";

/** Keeps the state in a file, so that a second start finds its data again. */
export interface Snapshot {
  changed: () => void;
  flush: () => void;
}

const DEBOUNCE_MS = 400;

/** Reads a snapshot; null when there is none. */
export function readSnapshot(file: string): SandboxState | null {
  if (!existsSync(file)) return null;
  const state: unknown = JSON.parse(readFileSync(file, "utf8"), revive);
  if (!isSandboxState(state)) throw new Error(`${file} is no snapshot of this version; start with --fresh`);
  return state;
}

/** Removes a snapshot, for a fresh start. */
export function dropSnapshot(file: string): void {
  rmSync(file, { force: true });
}

/** Writes `state` to `file` soon after each change, whole or not at all; with `file` null it keeps nothing. */
export function snapshotTo(file: string | null, state: SandboxState): Snapshot {
  if (file === null) return { changed: () => undefined, flush: () => undefined };
  let timer: NodeJS.Timeout | null = null;
  const write = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.draft`;
    writeFileSync(draft, JSON.stringify(state, replace));
    renameSync(draft, file);
  };
  return {
    changed: () => {
      timer ??= setTimeout(write, DEBOUNCE_MS).unref();
    },
    flush: write,
  };
}

/** Only this program writes the file, whole or not at all: its version vouches for the rest. */
function isSandboxState(value: unknown): value is SandboxState {
  return typeof value === "object" && value !== null && "version" in value && value.version === 3;
}

function replace(_key: string, value: unknown): unknown {
  return value instanceof Map ? { $map: [...value] } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$map" in value) || !Array.isArray(value.$map)) return value;
  return new Map<string, unknown>(value.$map);
}
