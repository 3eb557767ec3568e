import type { Tx } from "../../db.server.ts";
import { lockGoingLive, programState, type ProgramState } from "../../models/program.ts";

/** The program; one that is being tested stays so until the transaction ends, so that a test that ends leaves nobody out. */
export async function openProgram(tx: Tx, programId: string): Promise<ProgramState> {
  const program = await programState(tx, programId);
  if (program.mode !== "test") return program;
  await lockGoingLive(tx, { programId, mode: "shared" });
  return programState(tx, programId);
}
