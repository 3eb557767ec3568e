// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import LaunchRoute from "../../app/routes/app.launch.tsx";
import { renderScreen } from "./admin-screen.tsx";

const report = {
  ...{ at: "2026-11-21T12:00:00.000Z", version: 1, customers: 400, now: 312, excluded: 2, orders: 900 },
  points: { now: { points: 48_210 }, all: { points: 60_000 } },
  costMinor: { now: 48_210, all: 60_000 },
  byTier: [
    { tierId: null, now: 272, all: 350 },
    { tierId: "gold", now: 40, all: 50 },
  ],
};
const run = {
  ...{
    id: "r",
    state: "ready",
    source: "bulk",
    countsForTiers: true,
    countsForPoints: true,
    isStale: false,
    error: null,
  },
  ...{
    from: "2025-11-21T00:00:00.000Z",
    ordersSeen: 900,
    ordersStored: 900,
    ordersSkipped: 0,
    done: 0,
    total: 0,
    report,
  },
};
const line = {
  ...{ customerId: "7", memberId: null, name: "Nora Winter", orders: 3, points: { points: 1475 }, tierName: "Gold" },
};
const loaded = {
  ...{ run: null as object | null, lines: [] as object[], next: null, isFirstPage: true, names: "live" },
  ...{
    mode: "live",
    hasVersion: true,
    joining: "explicit",
    readsAll: false,
    today: "2026-11-21",
    yearAgo: "2025-11-21",
  },
  tiers: [{ id: "gold", name: "Gold" }],
  units: [{ id: "points", one: "Coin", many: "Coins", icon: "", decimals: 0 }],
};

function show(data: object, answer: object = {}, language: "en" | "de" = "en") {
  const posted: Record<string, unknown>[] = [];
  renderScreen(
    [
      {
        path: "/app/launch",
        Component: LaunchRoute,
        loader: () => data,
        action: async (request) => {
          posted.push((await request.json()) as Record<string, unknown>);
          return answer;
        },
      },
    ],
    { at: "/app/launch", language },
  );
  return { user: userEvent.setup(), posted };
}

describe("the page of past orders", () => {
  it("is begun with a source, a day, and what they count for, by keyboard too", async () => {
    const { user, posted } = show(loaded, { intent: "start", outcome: "started" });
    expect(await screen.findByText(/the last 60 days only/)).toBeInTheDocument();

    await user.click(screen.getByLabelText("Those that are here already"));
    await user.click(screen.getByLabelText("Tiers only"));
    screen.getByRole("button", { name: "Read and count" }).focus();
    await user.keyboard("{Enter}");

    await waitFor(() =>
      expect(posted).toMatchObject([{ intent: "start", source: "stored", counts: "tiers", from: "2025-11-21" }]),
    );
  });

  it("says in a sentence what will happen, now and later, before it is applied", async () => {
    const { user, posted } = show({ ...loaded, run, lines: [line] }, { intent: "decide", outcome: "decided" });

    expect(await screen.findByText("312 members, 40 Gold, 48,210 Coins worth €482.10")).toBeInTheDocument();
    expect(screen.getByText(/With those who may still join: 400 members, 50 Gold/)).toBeInTheDocument();
    expect(screen.getByText("Nora Winter")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Apply" }));

    await waitFor(() => expect(posted).toEqual([{ intent: "decide", runId: "r", decision: "apply" }]));
  });

  it("speaks German", async () => {
    show({ ...loaded, run, lines: [line] }, {}, "de");
    // Nobody need be a member yet.
    expect((await screen.findAllByText("Kundenkonto")).length).toBeGreaterThan(0);

    expect(await screen.findByText(/312 Mitglieder, 40 Gold, 48.210 Coins im Wert von 482,10.€/)).toBeInTheDocument();
  });

  it("cannot be applied while the program is off, or has changed since", async () => {
    show({ ...loaded, mode: "off", run });

    expect(await screen.findByText("It can be applied once the program is live")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText("No customer has past orders")).toBeInTheDocument();
  });

  it.each(["test", "wiping"])("waits for the end of a test, and leads there: %s", async (mode) => {
    show({ ...loaded, mode, run });

    expect(await screen.findByText(/once the test is over and the program is live/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the test" })).toHaveAttribute("href", "/app/test");
    expect(screen.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "true");
  });

  it("shows how far it is, what holds it up, and lets it be cancelled", async () => {
    const counting = { ...run, state: "counting", done: 50, total: 200, report: null, error: "shopify" };
    const { user, posted } = show({ ...loaded, run: counting }, { intent: "decide", outcome: "decided" });

    expect(await screen.findByText("50 of 200 customers")).toBeInTheDocument();
    expect(screen.getByText("Shopify does not answer. It goes on by itself.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Cancel" }));

    await waitFor(() => expect(posted).toMatchObject([{ decision: "cancel" }]));
  });

  it("takes a file and says what it could not use", async () => {
    const waiting = { ...run, state: "importing", source: "csv", ordersSeen: 0, report: null };
    const problems = [{ order: "#1", reason: "amount" }];
    const { user, posted } = show(
      { ...loaded, run: waiting },
      { intent: "part", outcome: "stored", orders: 1, unknown: 1, problems },
    );
    const file = new File(["order_id,placed_at,amount\n1,2025-01-01,5\n"], "orders.csv", { type: "text/csv" });

    await user.upload(await screen.findByLabelText("CSV file"), file);

    expect(await screen.findByText("1 order belongs to no customer of your shop")).toBeInTheDocument();
    expect(screen.getByText("#1: an amount cannot be read")).toBeInTheDocument();
    expect(posted).toEqual([
      {
        ...{ intent: "part", runId: "r", part: 1 },
        table: { header: ["order_id", "placed_at", "amount"], rows: [["1", "2025-01-01", "5"]] },
      },
    ]);
  });

  it("can be undone once it is applied, and says why it failed", async () => {
    const { user, posted } = show({ ...loaded, run: { ...run, state: "applied" }, lines: [line] });
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(posted).toMatchObject([{ decision: "undo" }]));
  });

  it("says why reading failed, and offers to begin anew", async () => {
    show({ ...loaded, run: { ...run, state: "failed", error: "refused" } });

    expect(await screen.findByText(/Shopify refused to gather the orders/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Read and count" })).toBeInTheDocument();
  });
});
