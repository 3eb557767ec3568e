import { withTransaction } from "../../db.server.ts";
import { type CodeProblem, CODES_MAX, readCodeList } from "../../loyalty/rewards/code-list.ts";
import { record } from "../../models/activity.ts";
import { insertCodes } from "../../models/partner-code.ts";

/** A line that brought no new code; `known`: an earlier upload had it. */
export interface UploadProblem {
  line: number;
  kind: CodeProblem["kind"] | "known";
}

export type CodeUpload =
  /** Every line of the upload is a new code, a problem, or was empty. */
  | { outcome: "stored"; added: number; problems: UploadProblem[] }
  | { outcome: "empty" }
  | { outcome: "too-many"; codesMax: number };

/**
 * Takes a partner's codes in, all at once: either every readable new code is stored, or none is. The same list twice adds nothing,
 * also at the same time.
 *
 * @param text as it was pasted or stands in the file; see `readCodeList`
 */
export async function uploadPartnerCodes(options: {
  programId: string;
  rewardId: string;
  text: string;
  actor: string;
  now: Date;
}): Promise<CodeUpload> {
  const { programId, rewardId, text, actor, now } = options;
  const { codes, problems } = readCodeList(text);
  if (codes.length > CODES_MAX) return { outcome: "too-many", codesMax: CODES_MAX };
  if (codes.length === 0 && problems.length === 0) return { outcome: "empty" };
  return withTransaction(async (tx) => {
    const added = await insertCodes(tx, { programId, rewardId, codes: codes.map(({ code }) => code), at: now });
    if (added.size > 0) {
      const data = { reward: rewardId, codes: added.size };
      await record(tx, { programId, at: now, actor, action: "partner-codes-uploaded", data });
    }
    const known = codes.filter(({ code }) => !added.has(code)).map(({ line }) => ({ line, kind: "known" as const }));
    return {
      outcome: "stored",
      added: added.size,
      problems: [...problems, ...known].sort((one, other) => one.line - other.line),
    };
  });
}
