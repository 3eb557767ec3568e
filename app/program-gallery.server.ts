import { z } from "zod";
import { type Program, programSchema } from "./loyalty/program.ts";
import { inCurrency } from "./loyalty/program-currency.ts";

/** The programs that a merchant can start from, told by what they do; built in, so that no file is read at run time. */

const textsSchema = z.object({ en: z.string(), de: z.string() });

/** The rest of a file, such as where its figures come from, is for its readers and tests only. */
const entrySchema = z.object({
  model: z.object({ id: z.string().regex(/^[a-z0-9-]+$/), name: textsSchema, summary: textsSchema }),
  currency: z.string().length(3),
  program: programSchema,
});

export interface Model {
  id: string;
  name: z.infer<typeof textsSchema>;
  summary: z.infer<typeof textsSchema>;
  /** What the summary's amounts are in. */
  currency: string;
}

const FILES = import.meta.glob<unknown>(["../programs/*.json", "!../programs/*.lives.json"], {
  eager: true,
  import: "default",
});

const ENTRIES = Object.values(FILES)
  .map((file) => entrySchema.parse(file))
  .toSorted((one, other) => (one.model.id < other.model.id ? -1 : 1));

/** Every model, by id. */
export function models(): Model[] {
  return ENTRIES.map(({ model, currency }) => ({ ...model, currency }));
}

/**
 * A model with its program, whose amounts are carried over into the shop's currency; see `inCurrency`.
 *
 * @returns null when there is no such model
 */
export function modelFor(id: string, currency: string): { model: Model; program: Program } | null {
  const entry = ENTRIES.find(({ model }) => model.id === id);
  if (!entry) return null;
  const { model, program } = entry;
  return {
    model: { ...model, currency: entry.currency },
    program: programSchema.parse(inCurrency(program, { from: entry.currency, to: currency })),
  };
}
