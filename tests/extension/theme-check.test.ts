import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { themeProblems } from "../../scripts/check-theme.ts";

const EXTENSION = path.resolve("extensions/loyalty-theme");

test("the theme app extension has no finding", async () => {
  expect(await themeProblems(EXTENSION)).toEqual([]);
});

describe("the check finds", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "loyalty-theme-"));
    cpSync(EXTENSION, folder, { recursive: true });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ["a bad target", "blocks/launcher.liquid", '"target": "body"', '"target": "bottom"', /target "bottom"/],
    [
      "two settings of one id",
      "blocks/launcher.liquid",
      '"id": "radius"',
      '"id": "accent"',
      /two settings with the id "accent"/,
    ],
    [
      "an over-long name",
      "locales/de.schema.json",
      "Punkte zum Produkt",
      "Punkte, die dieses Produkt bringt",
      /longer than 25/,
    ],
    ["a missing asset", "blocks/loyalty.liquid", "laurel-loyalty.js", "laurel-loyal.js", /not in assets/],
    ["a lost translation", "locales/de.json", '"redeem": "Einlösen",', "", /lacks rewards\.redeem/],
    ["a surplus translation", "locales/de.json", '"redeem":', '"spare": "x", "redeem":', /has rewards\.spare/],
    ["a lost place", "locales/de.json", "{{ points }} je {{ amount }}", "{{ points }}", /earning\.rate must fill in/],
    ["an unknown filter", "snippets/laurel-rate.liquid", "escape_once", "escape_twice", /UnknownFilter/],
    [
      "a missing snippet",
      "snippets/laurel-rate.liquid",
      "'laurel-money'",
      "'laurel-gold'",
      /MissingTemplate|MissingSnippet/,
    ],
  ])("%s", async (_what, file, from, to, problem) => {
    const full = path.join(folder, file);
    const text = readFileSync(full, "utf8");
    expect(text).toContain(from);
    writeFileSync(full, text.replace(from, to));

    expect((await themeProblems(folder)).join("\n")).toMatch(problem);
  });

  test("too much script and style", async () => {
    const noise = Array.from({ length: 4000 }, (_, index) => (index * 2_654_435_761) % 4_294_967_291).join(",");
    writeFileSync(path.join(folder, "assets/more.js"), `[${noise}];`);
    writeFileSync(path.join(folder, "assets/more.css"), `/*${noise}*/`);

    const problems = (await themeProblems(folder)).join("\n");
    expect(problems).toMatch(/JavaScript is \d+ bytes/);
    expect(problems).toMatch(/CSS is \d+ bytes/);
  });
});
