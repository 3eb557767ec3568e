// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { NO_FILTER } from "../../app/loyalty/member-filter.ts";
import BulkRunRoute from "../../app/routes/app.members_.bulk.$run.tsx";
import BulkRunsRoute from "../../app/routes/app.members_.bulk._index.tsx";
import BulkNewRoute from "../../app/routes/app.members_.bulk.new.tsx";
import { show } from "./addressed-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";
const coins = { one: "Coin", many: "Coins", icon: "", decimals: 0 };

describe("a bulk action", () => {
  const loaded = {
    ...{ action: "grant", members: 0, listUrl: "/app/members?owes=yes", runId: "r", today: "2026-11-22" },
    chosen: { kind: "list", filter: { ...NO_FILTER, owes: true } },
    units: [{ id: "points", words: coins }],
    tiers: [{ id: "vip", name: "VIP" }],
  };
  const wish = { kind: "grant", unit: "points", points: 50, reason: "goodwill", note: "" };

  async function filled(language: "en" | "de", answer: (text: string) => object) {
    const shown = show("/app/members/bulk/new", BulkNewRoute, loaded, answer, language);
    const { user } = shown;
    await user.type(await screen.findByLabelText(language === "en" ? "How many" : "Wie viele"), "50");
    await user.selectOptions(screen.getByLabelText(language === "en" ? "Reason" : "Grund"), "goodwill");
    await user.click(
      screen.getByRole("button", { name: language === "en" ? "See what happens" : "Zeigen, was geschieht" }),
    );
    return shown;
  }

  const counting = (members: number) => () => ({
    outcome: "counted",
    wish,
    preview: { kind: "grant", members, short: 0 },
  });

  it("says what it will do before it begins", async () => {
    const { user, posted } = await filled("en", counting(1240));

    expect(await screen.findByText("1,240 members get 50 Coins each, 62,000 Coins in all.")).toBeInTheDocument();
    expect(screen.getByText("Owes points")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Start" }));

    await waitFor(() => expect(posted).toHaveLength(2));
    expect(JSON.parse(posted[1] ?? "")).toEqual({ runId: "r", intent: "start", wish, expected: 1240 });
  });

  it("says it in German", async () => {
    await filled("de", counting(1240));

    expect(
      await screen.findByText("1.240 Mitglieder bekommen je 50 Coins, zusammen 62.000 Coins."),
    ).toBeInTheDocument();
  });

  it("asks again when the form changes after that", async () => {
    const { user } = await filled("en", counting(3));
    await screen.findByRole("button", { name: "Start" });

    await user.type(screen.getByLabelText("How many"), "0");

    expect(screen.queryByRole("button", { name: "Start" })).toBeNull();
    expect(screen.getByRole("button", { name: "See what happens" })).toBeVisible();
  });

  it("offers nothing to start where nobody matches", async () => {
    await filled("en", counting(0));

    expect(await screen.findByText("Nobody matches.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Start" })).toBeNull();
  });

  it("says why it did not begin", async () => {
    await filled("en", () => ({ outcome: "refused", because: { kind: "above-day-limit", left: 20, unit: coins } }));

    expect(await screen.findByText(/You may give 20 Coins more today/)).toBeInTheDocument();
  });

  it("wants what is missing at its field", async () => {
    const { user, posted } = show("/app/members/bulk/new", BulkNewRoute, { ...loaded, action: "extend" });

    await user.click(await screen.findByRole("button", { name: "See what happens" }));
    expect(screen.getByText("Choose a day")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Last day"), "2026-11-21");

    expect(screen.getByText("Choose today or a later day")).toBeInTheDocument();
    expect(posted).toEqual([]);
  });
});

describe("a file of members", () => {
  const loaded = {
    ...{ action: "export", members: 1240, listUrl: "/app/members", runId: "r", today: "2026-11-22" },
    ...{ chosen: { kind: "list", filter: NO_FILTER }, units: [{ id: "points", words: coins }], tiers: [] },
  };

  it("is begun, and says that nobody must wait for it", async () => {
    const { user, posted } = show("/app/members/bulk/new", BulkNewRoute, loaded, () => ({ outcome: "none" }));

    expect(await screen.findByText("1,240 members in the file")).toBeInTheDocument();
    expect(screen.getByText(/You can leave the page meanwhile/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Write file" }));

    await waitFor(() => expect(posted).toHaveLength(1));
    expect(JSON.parse(posted[0] ?? "")).toEqual({
      ...{ runId: "r", intent: "start", wish: { kind: "export" }, expected: 1240 },
    });
  });

  it("is told of others who match by now", async () => {
    const answer = () => ({ outcome: "refused", because: { kind: "others", members: 1241 } });
    const { user } = show("/app/members/bulk/new", BulkNewRoute, loaded, answer, "de");

    await user.click(await screen.findByRole("button", { name: "Datei schreiben" }));

    expect(await screen.findByText(/1\.241/)).toBeInTheDocument();
  });
});

describe("a bulk run", () => {
  const run = {
    ...{
      id: "r",
      url: "/app/members/bulk/r",
      undoes: null,
      filter: null,
      unit: coins,
      tierName: null,
      state: "running",
    },
    wish: { kind: "grant", unit: "points", points: 50, reason: "goodwill", note: "" },
    ...{ total: 1240, done: 600, failed: 2, startedAt: NOON, endedAt: null },
  };
  const failures = [{ memberId: "m", name: "Nora Winter", customerId: "7", problem: "merged" }];
  const loaded = {
    ...{
      run,
      undoId: "u",
      undoneBy: null,
      spent: null,
      failures,
      moreFailuresUrl: null,
      tiers: [],
    },
  };

  it("shows how far it is, whom it left out and why, and is stopped", async () => {
    const { user, posted } = show("/app/members/bulk/r", BulkRunRoute, loaded, () => ({ problem: null }));

    expect(await screen.findByText("602 of 1,240 worked off")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Nora Winter" })).toHaveAttribute("href", "/app/members/m");
    expect(screen.getByText("Became one with another member")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Stop" }));

    await waitFor(() => expect(posted).toEqual([JSON.stringify({ intent: "stop" })]));
  });

  it("says what undoing takes back, and what is spent of it", async () => {
    const finished = { ...run, state: "finished", done: 1238 };
    const spent = { points: 300, unit: coins, shortfall: "negative" };
    const { user, posted } = show("/app/members/bulk/r", BulkRunRoute, { ...loaded, run: finished }, () => ({ spent }));

    await user.click(await screen.findByRole("button", { name: "Undo all of it" }));
    const modal = within(screen.getByRole("dialog"));
    expect(modal.getByText("The points are taken back from 1,238 members.")).toBeInTheDocument();
    expect(await modal.findByText(/300 Coins of it are spent by now/)).toBeInTheDocument();
    await user.click(modal.getByRole("button", { name: "Undo all of it" }));

    await waitFor(() => expect(posted.at(-1)).toBe(JSON.stringify({ intent: "undo", undoId: "u" })));
  });

  it("that has written a file offers it, and no undoing", async () => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      followed.push(this.getAttribute("href") ?? "");
    });
    const followed: string[] = [];
    const file = { ...run, wish: { kind: "export" }, unit: null, state: "finished", done: 1238 };
    const answer = () => ({ url: "/export/secret" });
    const { user, posted } = show("/app/members/bulk/r", BulkRunRoute, { ...loaded, run: file }, answer);

    expect(await screen.findByRole("heading", { name: "File of members" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Undo all of it" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Save file" }));

    await waitFor(() => expect(followed).toEqual(["/export/secret"]));
    expect(posted).toEqual([JSON.stringify({ intent: "file" })]);
  });

  it("goes on when it was stopped, and leads to the run that undoes it", async () => {
    const stopped = { ...run, state: "stopped" };
    show("/app/members/bulk/r", BulkRunRoute, { ...loaded, run: stopped });
    expect(await screen.findByRole("button", { name: "Go on" })).toBeVisible();
  });

  it("that is undone leads to the run that undoes it, and cannot go on", async () => {
    const undoneBy = { id: "u", url: "/app/members/bulk/u" };
    show(
      "/app/members/bulk/r",
      BulkRunRoute,
      { ...loaded, run: { ...run, state: "stopped" }, undoneBy },
      undefined,
      "de",
    );

    expect(await screen.findByRole("link", { name: /wurde rückgängig gemacht/ })).toHaveAttribute("href", undoneBy.url);
    expect(screen.queryByRole("button", { name: "Weitermachen" })).toBeNull();
  });

  it("stands in the list of runs, which says what it is for while it is empty", async () => {
    show("/app/members/bulk", BulkRunsRoute, { runs: [run], tiers: [] });
    expect(await screen.findByRole("link", { name: "50 Coins each" })).toHaveAttribute("href", run.url);
  });

  it("has been none so far", async () => {
    show("/app/members/bulk", BulkRunsRoute, { runs: [], tiers: [] });
    expect(await screen.findByText("No bulk actions yet")).toBeInTheDocument();
  });
});
