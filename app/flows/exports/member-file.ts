import { memberCsv } from "../../loyalty/member-csv.ts";
import { fileLines } from "../../models/bulk-file.ts";
import { programState } from "../../models/program.ts";

/**
 * The file that a run has written, as comma-separated values, some lines at a time: each member as they stood when their line was written.
 */
export async function* memberFile(of: {
  shop: { programId: string; shopId: string; timeZone: string };
  runId: string;
}): AsyncGenerator<string> {
  const { programId, shopId, timeZone } = of.shop;
  const tiers = (await programState(null, programId)).versions.at(-1)?.program.tiers ?? [];
  const tierName = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? id;
  yield memberCsv([], { timeZone, tierName, part: "first" });
  for await (const lines of fileLines({ programId, shopId, runId: of.runId })) {
    yield memberCsv(lines, { timeZone, tierName, part: "later" });
  }
}
