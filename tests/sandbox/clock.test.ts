import { expect, test } from "vitest";
import { localDay, nightsBetween, parseDuration, startOfDay, zonedText } from "../../sandbox/clock.ts";
import { playground } from "./playground.ts";

const play = playground();

test("durations are read as ISO 8601 writes them", () => {
  expect(parseDuration("P30D")).toBe(30 * 86_400_000);
  expect(parseDuration("P1DT12H30M5S")).toBe((36 * 3600 + 30 * 60 + 5) * 1000);
  expect(parseDuration("P2W")).toBe(14 * 86_400_000);
  for (const text of ["P", "PT", "30D", "P1M", "-P1D", ""]) expect(parseDuration(text)).toBeNull();
});

test("a night is the shop's own midnight, also where the clocks change", () => {
  const from = Date.parse("2026-10-24T20:00:00Z");
  const to = Date.parse("2026-10-26T12:00:00Z");

  expect(nightsBetween(from, to, "Europe/Berlin").map(({ day, atMs }) => [day, new Date(atMs).toISOString()])).toEqual([
    ["2026-10-25", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "2026-10-25T23:00:00.000Z"],
  ]);
  expect(new Date(startOfDay("2026-03-29", "Europe/Berlin")).toISOString()).toBe("2026-03-28T23:00:00.000Z");
  expect(localDay(Date.parse("2026-12-31T15:00:00Z"), "Asia/Tokyo")).toBe("2027-01-01");
  expect(zonedText("2026-07-01T12:00:00Z", "Europe/Berlin")).toBe("2026-07-01T14:00:00+02:00");
  expect(zonedText("2026-07-01T12:00:00Z", "America/St_Johns")).toBe("2026-07-01T09:30:00-02:30");
});

test("moving the clock tells the app of every night, then of the new time", async () => {
  play.received.length = 0;
  const { status, body } = await play.control<{ nights: string[]; offsetMs: number }>("POST", "/clock", {
    advance: "P3D",
  });

  expect(status).toBe(200);
  expect(body.nights).toHaveLength(3);
  expect(play.received.map((one) => one.body["night"])).toEqual([...body.nights, undefined]);
  expect(play.received.every((one) => one.headers["x-sandbox-secret"] === play.sandbox.apiSecret)).toBe(true);
  expect(Math.abs(body.offsetMs - 3 * 86_400_000)).toBeLessThan(5000);
});

test("time only moves forwards, and only by what is a time", async () => {
  expect((await play.control("POST", "/clock", { to: "2020-01-01T00:00:00Z", app: "not-told" })).status).toBe(422);
  expect((await play.control("POST", "/clock", { advance: "soon", app: "not-told" })).status).toBe(400);
  expect((await play.control("POST", "/clock", {})).status).toBe(400);
});

test("an app that does not answer keeps the clock where it is, and says so", async () => {
  const { origins } = play.sandbox.world;
  const { app } = origins;
  const before = play.sandbox.world.clock.offsetMs();
  play.sandbox.setAppUrl("http://127.0.0.1:9");

  const { status, body } = await play.control<{ error: string }>("POST", "/clock", { advance: "P2D" });

  play.sandbox.setAppUrl(app);
  expect(status).toBe(502);
  expect(body.error).toContain("The app does not answer");
  expect(play.sandbox.world.clock.offsetMs()).toBe(before);
});
