import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const UI = path.join(import.meta.dirname, "../../app/ui");

describe("dates of the admin", () => {
  it("are written by one place, so that every screen has them in one style", () => {
    const files = readdirSync(UI, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

    const writing = files.filter((file) => /dateStyle|timeStyle/.test(readFileSync(path.join(UI, file), "utf8")));

    expect(files.length).toBeGreaterThan(100);
    expect(writing).toEqual(["format.tsx"]);
  });
});
