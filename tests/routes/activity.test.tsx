// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cleanup, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import ActivityRoute from "../../app/routes/app.activity.tsx";
import { actionOf, ALL_ACTIONS } from "../../app/ui/activity/actions.ts";
import { showScreen } from "./show-screen.tsx";

const AT = "2026-11-21T12:00:00.000Z";
const entry = { id: "1", at: AT, actor: "staff:42", action: "program-saved", data: { version: 3 } };
const loaded = {
  entries: [entry],
  names: { "staff:42": "Nora" },
  actors: ["staff:42", "shopify"],
  called: {
    tiers: { gold: "Gold" },
    units: { stars: { one: "Star", many: "Stars", icon: "", decimals: 2 } },
    rewards: { voucher: "€5.00 off" },
  },
  filter: { kind: "", actor: "", from: "", to: "" },
  problem: null,
  nextUrl: null,
  firstUrl: null,
};

/** What flows record, as their source has it. */
function recordedActions(): string[] {
  const flows = path.join(import.meta.dirname, "../../app/flows");
  const files = readdirSync(flows, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(flows, file), "utf8");
    if (!text.includes("record(tx")) return [];
    const named = [...text.matchAll(/action: "([a-z-]+)"/g)].map(([, action]) => action ?? "");
    // What somebody decides about a run is recorded under the decision's name.
    const decided = /action: `([a-z]+)-\$\{decision\}`/.exec(text)?.[1];
    const decisions = /Decision = ([^;]+);/.exec(text)?.[1]?.match(/[a-z]+(?=")/g) ?? [];
    return [...named, ...(decided === undefined ? [] : decisions.map((one) => `${decided}-${one}`))];
  });
}

describe("the activity", () => {
  it("has words for everything that is recorded", () => {
    const recorded = recordedActions();

    expect(recorded.length).toBeGreaterThan(30);
    expect(recorded).toEqual(expect.arrayContaining(["launch-apply", "import-undo"]));
    expect(recorded.filter((action) => actionOf(action) === null)).toEqual([]);
    expect(new Set(ALL_ACTIONS).size).toBe(ALL_ACTIONS.length);
  });

  it.each([
    ["en", "Saved the program", "Version: 3", "Compare with the version before"],
    ["de", "Programm gespeichert", "Version: 3", "Mit der Version davor vergleichen"],
  ] as const)(
    "says who did what, and links to the comparison of a saved version: %s",
    async (language, what, version, compare) => {
      showScreen("/app/activity", ActivityRoute, loaded, { language });

      expect(await screen.findByRole("heading", { name: what })).toBeInTheDocument();
      expect(screen.getByText(/^Nora · /)).toBeInTheDocument();
      expect(screen.getByText(version)).toBeInTheDocument();
      expect(screen.getByRole("link", { name: new RegExp(compare) })).toHaveAttribute(
        "href",
        "/app/program/versions/3",
      );
    },
  );

  it("says from what to what", async () => {
    const changes = [{ field: "company", from: "", to: "Hearth Ltd" }, { field: "deliveryDays", from: 30, to: 7 }]; // prettier-ignore
    const settings = { ...entry, id: "2", action: "settings-changed", data: { shopId: "1", changes } };
    const role = { ...entry, id: "3", action: "staff-changed", data: { staff: "42", from: { role: null }, to: { role: "agent" } } }; // prettier-ignore
    showScreen("/app/activity", ActivityRoute, { ...loaded, entries: [settings, role] });

    expect(await screen.findByText("Company: nothing → Hearth Ltd")).toBeInTheDocument();
    expect(screen.getByText("Messages kept, days: 30 → 7")).toBeInTheDocument();
    expect(screen.getByText("Role: nothing → Support agent")).toBeInTheDocument();
    expect(screen.getByText("Staff member: Nora")).toBeInTheDocument();
  });

  const merged = "0b7b0b5e-6f0e-4f57-9d2c-3d8a4c1f2e10";
  it.each([
    ["launch-started", { source: "bulk" }, "Source: From Shopify", "Quelle: Von Shopify"],
    ["points-granted", { unit: "stars", points: 150, reason: "goodwill" }, "Points: 1.50 Stars", "Punkte: 1,50 Stars"],
    ["points-granted", { unit: "stars", points: 150, reason: "goodwill" }, "Reason: Goodwill", "Grund: Kulanz"],
    ["member-blocked", { reason: "resale", note: "" }, "Reason: Reseller", "Grund: Wiederverkauf"],
    ["tier-granted", { tierId: "gold", until: null }, "Tier: Gold", "Stufe: Gold"],
    ["bulk-started", { kind: "extend", members: 5 }, /^Kind: Extend/, "Art: Verfall hinausschieben"],
    ["alert-dismissed", { kind: "low-stock" }, /^Kind: (?!low-stock)/, /^Art: (?!low-stock)/],
    ["exported", { what: "lots", format: "csv" }, "What: Points with their dates", /^Was: Punkte/],
    ["exported", { what: "bulk-members", format: "csv" }, "What: File of members", "Was: Datei mit Mitgliedern"],
    ["voiding-started", { rewardId: "voucher", points: "keep" }, "Reward: €5.00 off", /: €5.00 off$/],
    ["redemption-returned", { cause: "agent" }, "Cause: Taken back by the team", /zurück/],
    [
      "staff-policy-changed",
      { from: { defaultRole: "owner" }, to: { defaultRole: "viewer" } },
      /Owner → Viewer$/,
      / → /,
    ],
    ["member-merged", { from: merged, reason: "duplicate" }, "Reason: The same person twice", /^Grund: /],
  ] as const)("says in words what %s has: %o", async (action, data, english, german) => {
    const shown = { ...loaded, entries: [{ ...entry, action, data }] };
    showScreen("/app/activity", ActivityRoute, shown);
    expect(await screen.findByText(english)).toBeInTheDocument();
    expect(screen.queryByText(/0b7b0b5e/)).toBeNull();
    cleanup();

    showScreen("/app/activity", ActivityRoute, shown, { language: "de" });
    expect(await screen.findByText(german)).toBeInTheDocument();
  });

  it("names by number whom nobody has named, and shows what it does not know", async () => {
    const unknown = { ...entry, actor: "staff:7", action: "something-new", data: {} };
    showScreen("/app/activity", ActivityRoute, { ...loaded, entries: [unknown] });

    expect(await screen.findByText("Something else: something-new")).toBeInTheDocument();
    expect(screen.getByText(/^Staff member 7 · /)).toBeInTheDocument();
  });

  it("is empty, or has nothing that matches", async () => {
    showScreen("/app/activity", ActivityRoute, { ...loaded, entries: [] });
    expect(await screen.findByText("Nothing has been changed yet")).toBeInTheDocument();
  });

  it("has nothing that matches, and shows everything again", async () => {
    const filter = { ...loaded.filter, kind: "data" };
    const { user } = showScreen("/app/activity", ActivityRoute, { ...loaded, entries: [], filter });

    await user.click(await screen.findByRole("button", { name: "Show everything" }));

    expect(await screen.findByText("Nothing matches")).toBeInTheDocument();
  });

  it("says at its field that a period ends before it begins", async () => {
    const filter = { ...loaded.filter, from: "2026-11-20", to: "2026-11-01" };
    showScreen("/app/activity", ActivityRoute, { ...loaded, entries: [], filter, problem: "wrong-period" });

    expect(await screen.findByLabelText("To")).toHaveAccessibleDescription(/before the first/);
  });
});
