import { z } from "zod";
import { type Program, programSchema } from "../../app/loyalty/program.ts";
import type { ScreenRoute } from "./admin-screen.tsx";

const postedSchema = z.object({ baseVersion: z.number(), program: programSchema });

/** What a screen has sent to be saved. */
export type PostedProgram = z.infer<typeof postedSchema>;

/** A program at version 3, and the route at which screens save it. */
export interface SavedPrograms {
  route: ScreenRoute;
  /** Every program that was to be saved. */
  saved: PostedProgram[];
  /** The program as it was saved last. */
  newest: () => { program: Program; version: number };
}

/**
 * Takes what screens save for the newest version.
 *
 * @param answers what saving answers instead, the first first
 */
export function savedPrograms(program: Program, answers: object[]): SavedPrograms {
  const saved: PostedProgram[] = [];
  let newest = { program, version: 3 };
  const route: ScreenRoute = {
    path: "/app/program/save",
    Component: () => null,
    action: async (request) => {
      const posted = postedSchema.parse(await request.json());
      saved.push(posted);
      const answer = answers.shift();
      if (answer) return answer;
      newest = { program: posted.program, version: posted.baseVersion + 1 };
      return { outcome: "saved", ...newest };
    },
  };
  return { route, saved, newest: () => newest };
}
