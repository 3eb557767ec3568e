import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { replayAll, report } from "./recordings/report.ts";
import type { Outcome } from "./recordings/replay.ts";

const LISTED = path.join(import.meta.dirname, "recordings", "differences.json");

let outcomes: Outcome[] = [];
beforeAll(async () => {
  outcomes = await replayAll();
}, 120_000);

test("of all that was recorded at Shopify, at least 85 in a hundred requests are answered in the same shape, with the same errors", () => {
  const agreeing = outcomes.filter((one) => one.differences.length === 0);

  expect(outcomes.length).toBeGreaterThanOrEqual(331);
  expect(agreeing.length / outcomes.length, report(outcomes)).toBeGreaterThanOrEqual(0.85);
});

test("whatever is answered differently stands in the list with its reason, and nothing else does", () => {
  const listed = z.record(z.string(), z.string().min(20)).parse(JSON.parse(readFileSync(LISTED, "utf8")));

  const differing = outcomes.filter((one) => one.differences.length > 0).map((one) => one.id);

  expect(differing.sort()).toEqual(Object.keys(listed).sort());
});

test("where the shape is the same, values are too, but for ids, moments, cursors and drawn codes", () => {
  const agreeing = outcomes.filter((one) => one.differences.length === 0);

  const others = agreeing.flatMap((one) => one.values.map((value) => `${one.id} ${value.path}`));

  expect(others).toEqual([]);
});
