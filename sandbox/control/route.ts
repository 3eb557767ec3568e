import type { SandboxContext } from "../context.ts";

/** One thing the control API does. `path` is below /control; a `:name` in it is handed to `run`, whose answer is written as JSON. */
export interface ControlRoute {
  method: "GET" | "POST";
  path: string;
  run: (context: SandboxContext, input: ControlInput) => unknown;
}

export interface ControlInput {
  /** The parts of the path that the route names. */
  parameters: Record<string, string>;
  body: unknown;
  query: URLSearchParams;
}
