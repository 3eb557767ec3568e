import * as z from "zod/mini";

/** What came of asking: what was asked for, or in which words it could not be had. */
export type Asked<Data> = { outcome: "answered"; data: Data } | { outcome: "not-allowed" | "not-installed" | "failed" };

/**
 * Asks the app for something, or to do something. Shopify sends the request to the app's own address and adds the ID token.
 *
 * @param path below /blocks, such as "/order?order=1"
 * @param schema of the answer
 * @param body what is posted; left out: nothing is changed
 */
export async function ask<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  body?: object,
): Promise<Asked<z.output<Schema>>> {
  try {
    const response = await fetch(`/blocks${path}`, body === undefined ? {} : posted(body));
    if (response.status === 403) return { outcome: "not-allowed" };
    if (response.status === 404) return { outcome: "not-installed" };
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? { outcome: "answered", data: parsed.data } : { outcome: "failed" };
  } catch {
    return { outcome: "failed" };
  }
}

function posted(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Points as a number, and as people read them. */
export const pointsSchema = z.object({ points: z.number(), figure: z.string(), text: z.string() });

/** What points are called, and how many decimals people see of them. */
export const unitSchema = z.object({ name: z.string(), decimals: z.number() });
export type PointsUnit = z.output<typeof unitSchema>;

/** The decimal id at the end of a global id. */
export function idOf(globalId: string | undefined): string {
  return globalId?.split("/").at(-1) ?? "";
}

/** Looks a text up in the words of the block, in the language of the admin. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
