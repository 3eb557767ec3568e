import { expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { liveShop, NOW } from "../support/live-shop.ts";

const database = freshDatabase();

it("of two merchants who save at the same moment, one is told of the other's version", async () => {
  const { programId } = await liveShop(database);
  const save = (many: string) => {
    const program = documentWith({ units: [{ id: "points", name: { one: "Leaf", many } }] });
    return saveProgram({ programId, program, baseVersion: 1, actor: "test", now: NOW });
  };

  const answers = await Promise.all([save("Leaves"), save("Leafs")]);

  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["saved", "stale"]);
  expect(answers).toEqual(answers.map(({ outcome }) => ({ outcome, version: 2 })));
});
