import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { programReference } from "../../../scripts/program/reference.ts";

const page = programReference();

it("the reference of the program document is what the schema says: npm run program -- reference --write", () => {
  expect(readFileSync(new URL("../../../docs/program-reference.md", import.meta.url), "utf8")).toBe(page);
});

it("every field of the reference has a meaning", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));

  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => /\| +\|$/.test(row))).toEqual([]);
});

it("every link of the reference leads to one of its headings", () => {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title.toLowerCase().replace(/\./g, ""));
  const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);

  expect(links.filter((anchor) => !headings.includes(anchor ?? ""))).toEqual([]);
});
