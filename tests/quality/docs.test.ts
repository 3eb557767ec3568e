import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const pages = [
  "README.md",
  ...readdirSync(path.join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

describe("what the documents say", () => {
  it("names only npm scripts that exist", () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ""),
    );

    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names only files that exist", () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/`((?:app|scripts|prisma|sandbox|tests|docs|extensions|bench)\/[\w./-]+\.\w+)`/g)].map(
        (match) => match[1] ?? "",
      ),
    );

    expect(named.filter((file) => !exists(file))).toEqual([]);
  });

  it("explains every variable of .env.example, and the example names every variable that is read", () => {
    const example = [...read(".env.example").matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? "");
    const parsed = [
      ...read("app/env.server.ts").matchAll(/^ {2}([A-Z][A-Z_]+):/gm),
      ...read("app/db.server.ts").matchAll(/process\.env\.([A-Z][A-Z_]+)/g),
    ].map((match) => match[1] ?? "");
    const explained = new Set(
      [...read("docs/operations.md").matchAll(/`([A-Z][A-Z_]+)`/g)].map((match) => match[1] ?? ""),
    );

    // What the sandbox sets is no business of whoever runs Laurel; tools set the other.
    const isInternal = (name: string) => name.startsWith("SANDBOX_") || name === "NODE_ENV";
    expect(parsed.filter((name) => !example.includes(name) && !isInternal(name))).toEqual([]);
    expect(example.filter((name) => !explained.has(name))).toEqual([]);
  });

  it("numbers each decision once", () => {
    const numbers = readdirSync(path.join(root, "docs/decisions")).map((name) => name.slice(0, 3));

    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("keeps each decision under 40 lines", () => {
    const long = readdirSync(path.join(root, "docs/decisions")).filter(
      (name) => read(`docs/decisions/${name}`).split("\n").length > 40,
    );

    expect(long).toEqual([]);
  });
});

function exists(file: string): boolean {
  try {
    readFileSync(path.join(root, file));
    return true;
  } catch {
    return false;
  }
}
