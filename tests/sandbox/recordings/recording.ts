import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const DATA = path.join(import.meta.dirname, "data");

const requestSchema = z.strictObject({
  name: z.string(),
  query: z.string(),
  variables: z.record(z.string(), z.unknown()),
  /** `rebuilt`: the recording keeps the answer without its document, which was written again from the answer. */
  document: z.literal("rebuilt").optional(),
  /** False: it only makes what the others need. */
  counts: z.literal(false).optional(),
  because: z.string().optional(),
  status: z.int(),
  answer: z.record(z.string(), z.unknown()),
});

const recordingSchema = z.strictObject({
  source: z.string(),
  apiVersion: z.string(),
  /** When it was recorded: the sandbox's clock shows that moment. */
  at: z.string(),
  appId: z.string().optional(),
  /** What the shop had before, taken from the recording's other answers. */
  seed: z.strictObject({
    customers: z.array(
      z.strictObject({
        id: z.string(),
        email: z.string().nullable(),
        firstName: z.string().nullable(),
        lastName: z.string().nullable(),
        tags: z.array(z.string()),
      }),
    ),
    products: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        handle: z.string().optional(),
        variantId: z.string().optional(),
      }),
    ),
    collections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  }),
  requests: z.array(requestSchema),
});

export type Recording = z.output<typeof recordingSchema>;
export type RecordedRequest = z.output<typeof requestSchema>;

/** All recordings, by the name of their file. */
export function recordings(): { name: string; recording: Recording }[] {
  const files = readdirSync(DATA).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => ({
    name: file.replace(/\.json$/, ""),
    recording: recordingSchema.parse(JSON.parse(readFileSync(path.join(DATA, file), "utf8"))),
  }));
}
