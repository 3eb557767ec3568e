import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkLives } from "../../scripts/lives/check.ts";
import { gallerySchema, livesSchema } from "../../scripts/lives/format.ts";

const folder = path.resolve(import.meta.dirname, "../../programs");
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
const programs = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".lives.json"))
  .map((file) => ({
    gallery: gallerySchema.parse(read(file)),
    lives: livesSchema.parse(read(file.replace(/json$/, "lives.json"))),
  }));

describe.each(programs)("$gallery.model.id, in memory", ({ gallery, lives }) => {
  it.each(lives)("$name", (life) => {
    expect(checkLives({ played: gallery, lives: [life] })).toEqual({
      outcome: "played",
      lives: [{ name: life.name, failures: [] }],
    });
  });
});
