import { z } from "zod";
import { CommandError } from "./command.ts";

const programAnswerSchema = z.object({ version: z.number(), program: z.unknown() });
const savedAnswerSchema = z.object({
  version: z.number(),
  outcome: z.enum(["saved", "unchanged"]),
  warnings: z.array(z.object({ pointer: z.string(), detail: z.string() })),
});
const problemAnswerSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** A program behind the REST interface of a running Laurel. */
export class RemoteProgram {
  readonly #address: URL;
  readonly #key: string;

  /** @throws {CommandError} without an address or a key */
  constructor(url: string | undefined) {
    if (url === undefined)
      throw new CommandError("--url is missing: the address of your Laurel, such as https://laurel.example.com");
    const key = process.env.LAUREL_API_KEY;
    if (!key)
      throw new CommandError("LAUREL_API_KEY is not set: make a key under Settings › API keys and put it there");
    if (!URL.canParse(url))
      throw new CommandError(`“${url}” is no address; write one such as https://laurel.example.com`);
    this.#address = new URL("/api/v1/program", url);
    this.#key = key;
  }

  /** The newest version; null before the first was saved. */
  async read(): Promise<z.infer<typeof programAnswerSchema> | null> {
    const reply = await this.#request("GET", null);
    if (reply.status === 404) return null;
    return programAnswerSchema.parse(await this.#answer(reply));
  }

  /** Saves a document in place of version `base`; 0 for the first. */
  async save(document: unknown, base: number): Promise<z.infer<typeof savedAnswerSchema>> {
    const headers = { "if-match": `"${base}"`, "content-type": "application/json" };
    const reply = await this.#request("PUT", { headers, body: JSON.stringify(document) });
    return savedAnswerSchema.parse(await this.#answer(reply));
  }

  async #request(method: string, sent: { headers: Record<string, string>; body: string } | null): Promise<Response> {
    const headers = { ...sent?.headers, authorization: `Bearer ${this.#key}` };
    try {
      return await fetch(this.#address, { method, headers, ...(sent ? { body: sent.body } : {}) });
    } catch (cause) {
      throw new CommandError(`${this.#address.origin} cannot be reached`, { cause });
    }
  }

  async #answer(reply: Response): Promise<unknown> {
    const text = await reply.text();
    const json = jsonOf(text);
    if (reply.ok) return json;
    const problem = problemAnswerSchema.safeParse(json);
    if (!problem.success) throw new CommandError(`${this.#address.href} answered ${reply.status}, not as Laurel does`);
    const { title, detail, errors = [] } = problem.data;
    const lines = errors.map((error) => `  ${error.pointer}: ${error.detail}`);
    throw new CommandError([`${title}${detail ? `: ${detail}` : ""}`, ...lines].join("\n"));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
