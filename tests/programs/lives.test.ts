import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkProgram } from "../../app/loyalty/program/traps.ts";
import { gallerySchema, livesSchema } from "../../scripts/lives/format.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { playInDatabase } from "./play.ts";

const database = freshDatabase();
testEnvironment();

const folder = path.resolve(import.meta.dirname, "../../programs");
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const programs = files
  .filter((file) => !file.endsWith(".lives.json"))
  .map((file) => ({ file, gallery: gallerySchema.parse(read(file)) }))
  .map(({ file, gallery }) => ({ file, gallery, lives: livesSchema.parse(read(file.replace(/json$/, "lives.json"))) }));

describe("the gallery", () => {
  it("has nine programs, each under the name of its model and with at least four lives", () => {
    expect(programs).toHaveLength(9);
    for (const { file, gallery, lives } of programs) {
      expect(file).toBe(`${gallery.model.id}.json`);
      expect(lives.length).toBeGreaterThanOrEqual(4);
      expect(new Set(lives.map(({ name }) => name)).size).toBe(lives.length);
      const expectations = lives.flatMap(({ events }) => events).filter((step) => step.do === "expect");
      expect(expectations.some(({ sentences }) => sentences?.en && sentences.de)).toBe(true);
    }
    expect(files).toHaveLength(programs.length * 2);
  });
});

describe.each(programs)("$gallery.model.id", ({ gallery, lives }) => {
  it("can be saved as it is: no contradiction, no trap", () => {
    const { program, currency, timeZone } = gallery;
    const now = Date.parse("2026-11-22T00:00:00Z") / 1000;

    expect(checkProgram(program, { currency, timeZone, now })).toEqual([]);
  });

  it.each(lives)("through the flows: $name", async (life) => {
    expect(await playInDatabase(database, { played: gallery, life })).toEqual([]);
  });
});
