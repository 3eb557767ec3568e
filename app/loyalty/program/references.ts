import type { z } from "zod";
import type { ProgramDocument } from "./document-schema.ts";

/** What may refer to what: ids are unique within their list, and whatever a document names stands in it. */
export function checkReferences(program: ProgramDocument, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string, params: Record<string, unknown> = {}) => {
    context.addIssue({ code: "custom", path, message, params });
  };
  if (program.units[0]?.id !== "points" || program.units[0].kind !== "points") {
    refuse(["units", 0, "id"], "the first unit is called points, and can be spent");
  }
  for (const list of ["units", "earning", "campaigns", "tiers", "rewards"] as const) {
    const seen = new Set<string>();
    for (const [index, item] of program[list].entries()) {
      if (seen.has(item.id)) refuse([list, index, "id"], "duplicate-id");
      seen.add(item.id);
    }
  }
}
