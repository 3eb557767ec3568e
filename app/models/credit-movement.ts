import { pool, type Tx } from "../db.server.ts";
import type { Claim } from "./redemption-work.ts";

/*
 * Nothing in Shopify says which redemption a movement of store credit belongs to: each belongs to the first that claims it, so that
 * two of one amount are never taken for one.
 */

const OTHERS = `
SELECT m.id FROM unnest($3::text[]) AS m(id)
 WHERE EXISTS (SELECT 1 FROM redemption o WHERE o.program_id = $1 AND o.remote_id = m.id AND o.id <> $2)
    OR EXISTS (SELECT 1 FROM redemption r JOIN redemption o ON o.program_id = r.program_id AND o.member_id = r.member_id
                WHERE r.program_id = $1 AND r.id = $2 AND o.id <> $2 AND o.tried->>'movementId' = m.id)`;

interface Movements {
  programId: string;
  redemptionId: string;
  movementIds: readonly string[];
}

/** Those movements that belong to other redemptions than this one. */
export async function movementsOfOthers(of: Movements): Promise<Set<string>> {
  const query = { name: "credit-movements-of-others", text: OTHERS };
  const values = [of.programId, of.redemptionId, of.movementIds];
  const { rows } = await pool().query<{ id: string }>({ ...query, values });
  return new Set(rows.map(({ id }) => id));
}

const CLAIM_CREDIT = `
UPDATE redemption SET remote_id = $4 WHERE program_id = $1 AND id = $2 AND claimed_until = $3 RETURNING 1`;

const CLAIM_DEBIT = `
UPDATE redemption SET tried = tried || jsonb_build_object('movementId', $4::text)
 WHERE program_id = $1 AND id = $2 AND claimed_until = $3 AND tried IS NOT NULL RETURNING 1`;

/**
 * Takes a movement for a redemption, whose member's account is locked.
 *
 * @returns "taken": it belongs to another; "lost": the claim is somebody else's by now
 */
export async function claimMovement(
  tx: Tx,
  of: { programId: string; claim: Claim; kind: "credit" | "debit"; movementId: string },
): Promise<"claimed" | "taken" | "lost"> {
  const { programId, claim, kind, movementId } = of;
  const { id } = claim.redemption;
  if ((await tx.rows("credit-movements-of-others", OTHERS, [programId, id, [movementId]])).length > 0) return "taken";
  const values = [programId, id, claim.until, movementId];
  const rows =
    kind === "credit"
      ? await tx.rows("credit-claim-credit", CLAIM_CREDIT, values)
      : await tx.rows("credit-claim-debit", CLAIM_DEBIT, values);
  return rows.length > 0 ? "claimed" : "lost";
}
