import { pool, type Tx } from "../db.server.ts";
import type { RedemptionState } from "./redemption.ts";

/** One transition of a redemption. */
export interface RedemptionStep {
  redemptionId: string;
  at: Date;
  state: RedemptionState;
  /** A word: taken, given, refused, agent, lapsed, used … */
  cause: string | null;
  /** shopper | system | the staff member's name */
  actor: string;
  /** What else there is to say, such as the order. No personal data. */
  data?: object | undefined;
}

const INSERT = `
INSERT INTO redemption_step (program_id, redemption_id, at, state, cause, actor, data)
SELECT $1, n.redemption_id, n.at, n.state, n.cause, n.actor, n.data::jsonb
  FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS n(redemption_id, at, state, cause, actor, data)`;

/** Writes transitions down, in the transaction that makes them. */
export async function noteSteps(
  tx: Tx,
  options: { programId: string; steps: readonly RedemptionStep[] },
): Promise<void> {
  const { programId, steps } = options;
  if (steps.length === 0) return;
  await tx.rows("redemption-note-steps", INSERT, [
    programId,
    steps.map(({ redemptionId }) => redemptionId),
    steps.map(({ at }) => at),
    steps.map(({ state }) => state),
    steps.map(({ cause }) => cause),
    steps.map(({ actor }) => actor),
    steps.map(({ data }) => (data === undefined ? null : JSON.stringify(data))),
  ]);
}

/** Writes one transition down; see `noteSteps`. */
export async function noteStep(tx: Tx, options: { programId: string } & RedemptionStep): Promise<void> {
  const { programId, ...step } = options;
  await noteSteps(tx, { programId, steps: [step] });
}

const STEPS = `
SELECT redemption_id AS "redemptionId", at, state, cause, actor, data FROM redemption_step
 WHERE program_id = $1 AND redemption_id = $2 ORDER BY id`;

/** Every transition of a redemption, oldest first. */
export async function stepsOf(programId: string, redemptionId: string): Promise<RedemptionStep[]> {
  const query = { name: "redemption-steps", text: STEPS, values: [programId, redemptionId] };
  return (await pool().query<RedemptionStep>(query)).rows;
}
