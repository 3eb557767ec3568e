import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { StartProblem } from "./problem.ts";

export interface StartOptions {
  /** Home answers here, the app on the next port, the store on the one after. 0: three free ports. */
  port: number;
  data: "kept" | "fresh";
  program: "simple" | "none";
  /** Everything the sandbox keeps. */
  dataDir: string;
  /** Another server than the packaged one; null: the packaged one. */
  databaseUrl: string | null;
}

export const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));

export const usage = `npm run sandbox -- [--port 4300] [--fresh] [--live]

  --port N   the tour answers on port N (0: any free one), Laurel on N+1, the store on N+2
  --fresh    forget what an earlier start left
  --live     start with the simple program live

  DATABASE_URL      a PostgreSQL server to use instead of the packaged one
  LAUREL_DATA_DIR   where everything is kept, instead of .laurel`;

/**
 * Reads the command line.
 *
 * @returns null when only help was asked for
 * @throws StartProblem for an unknown option or an impossible port
 */
export function parseStartOptions(
  args: string[],
  environment: Record<string, string | undefined>,
): StartOptions | null {
  const values = parsed(args);
  if (values.help === true) return null;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_533)
    throw new StartProblem(`--port ${values.port} is no port number below 65534`);
  return {
    port,
    data: values.fresh === true ? "fresh" : "kept",
    program: values.live === true ? "simple" : "none",
    dataDir: path.resolve(environment["LAUREL_DATA_DIR"] || path.join(repositoryRoot, ".laurel")),
    databaseUrl: environment["DATABASE_URL"] || null,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string", default: "4300" },
        fresh: { type: "boolean", default: false },
        live: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new StartProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
