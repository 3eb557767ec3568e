import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Program, programSchema } from "../../app/loyalty/program.ts";
import { problemLine, problemsOf } from "../../app/loyalty/program/problems.ts";
import { CommandError } from "./command.ts";

/** A file of `programs/` says besides the document where it runs. */
const gallerySchema = z.object({
  program: z.unknown(),
  currency: z.string().optional(),
  timeZone: z.string().optional(),
});

/** What a file holds: a document as it was written, and where it runs if the file says so. */
export interface ProgramFile {
  document: unknown;
  currency: string | null;
  timeZone: string | null;
}

/** Where a program runs. */
export interface Place {
  currency: string;
  timeZone: string;
}

/** @throws {CommandError} when the file cannot be read or is no JSON */
export function readProgramFile(path: string): ProgramFile {
  const json = readJson(path);
  const gallery = gallerySchema.safeParse(json);
  if (gallery.success && gallery.data.program !== undefined) {
    const { program, currency = null, timeZone = null } = gallery.data;
    return { document: program, currency, timeZone };
  }
  return { document: json, currency: null, timeZone: null };
}

/** @throws {CommandError} with every problem, when the document is not valid */
export function validProgram(path: string, file = readProgramFile(path)): Program {
  const parsed = programSchema.safeParse(file.document);
  if (parsed.success) return parsed.data;
  const lines = problemsOf(parsed.error, file.document).map((problem) => `  ${problemLine(problem, "en")}`);
  throw new CommandError(`${path} is no valid program:\n${lines.join("\n")}`);
}

/**
 * Where a program runs: as the options say, else as its file says, else in EUR and Europe/Berlin.
 *
 * @throws {CommandError} for a currency or a time zone that is none
 */
export function placeOf(
  file: ProgramFile,
  options: { currency?: string | undefined; timeZone?: string | undefined },
): Place {
  const currency = options.currency ?? file.currency ?? "EUR";
  const timeZone = options.timeZone ?? file.timeZone ?? "Europe/Berlin";
  if (!/^[A-Z]{3}$/.test(currency))
    throw new CommandError(`“${currency}” is no currency; write three letters, such as EUR`);
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (cause) {
    throw new CommandError(`“${timeZone}” is no time zone; write one such as Europe/Berlin`, { cause });
  }
  return { currency, timeZone };
}

/** @throws {CommandError} when the file cannot be read or is no JSON */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CommandError(`${path} is no JSON: ${messageOf(cause)}`, { cause });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (cause) {
    throw new CommandError(`${path} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
