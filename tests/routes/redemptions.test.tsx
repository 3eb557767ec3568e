// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentType } from "react";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import AlertsRoute from "../../app/routes/app.alerts.tsx";
import DonationsRoute from "../../app/routes/app.donations.tsx";
import RedemptionRoute from "../../app/routes/app.redemptions.$id.tsx";
import RedemptionsRoute from "../../app/routes/app.redemptions._index.tsx";
import VoidRoute from "../../app/routes/app.redemptions.void._index.tsx";
import CodesRoute from "../../app/routes/app.rewards_.$id_.codes.tsx";
import { renderScreen } from "./admin-screen.tsx";
import { NOON, sample, stuck, tour } from "./redemption-samples.ts";

const posted = z.looseObject({});

/** A screen whose door answers `answers`, first to last, and remembers what it was sent. */
function show(options: {
  path: string;
  at?: string;
  Component: ComponentType;
  data: object;
  answers?: object[];
  language?: "en" | "de";
}) {
  const { path, at = path, Component, data, answers = [], language = "en" } = options;
  const sent: object[] = [];
  const take = async (request: Request) => {
    sent.push(posted.parse(await request.json()));
    return answers.shift() ?? { outcome: "done", action: "done" };
  };
  const routes = [{ path, Component, loader: () => data, action: take }];
  const door = { path: "/app/redemptions/:id", Component: () => null, action: take };
  const seen = renderScreen(path === door.path ? routes : [...routes, door], { at, language });
  return { sent, seen, user: userEvent.setup() };
}

const list = (part: object, options: { answers?: object[]; language?: "en" | "de" } = {}) =>
  show({
    path: "/app/redemptions",
    Component: RedemptionsRoute,
    data: {
      ...{ view: "all", search: "", waiting: { byHand: 0, stuck: 0 }, names: "live", redemptions: [] },
      ...{ nextUrl: null, previousUrl: null, ...part },
    },
    ...options,
  });

describe("the list of redemptions", () => {
  it("shows what was taken, by whom, and how it stands", async () => {
    list({ redemptions: [sample(), sample({ id: "2", state: "used", points: 0, code: null })] });

    const [first, second] = (await screen.findAllByRole("row")).slice(-2);
    for (const text of ["€5.00 off", "LAUREL-1", "Nora Winter", "Open", "100 Coins"])
      expect(within(first ?? document.body).getByText(text)).toBeInTheDocument();
    for (const text of ["Used", "Given for free"])
      expect(within(second ?? document.body).getByText(text)).toBeInTheDocument();
  });

  it.each([
    ["all", "Nothing redeemed yet"],
    ["by-hand", "Nothing to do by hand"],
    ["stuck", "Nothing needs you"],
    ["ended", "Nothing has ended"],
  ])("says of %s that there is nothing", async (view, text) => {
    list({ view });

    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it("says that nothing was found, and that Shopify does not tell names", async () => {
    list({ search: "LAUREL-X", names: "unavailable" });

    expect(await screen.findByText("Nothing found for “LAUREL-X”")).toBeInTheDocument();
    expect(screen.getByText(/does not tell names/)).toBeInTheDocument();
  });

  it("has a queue with what the member chose and wrote, and marks it as done once that is confirmed", async () => {
    const { sent, seen, user } = list({ view: "by-hand", redemptions: [tour] });

    expect(await screen.findByText("Mar 5, 2027, 6:00 PM")).toBeInTheDocument();
    expect(screen.getByText("Nora W.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Mark as done: Tour, Nora Winter" }));
    expect(sent).toEqual([]);
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Mark as done" }));

    await expect.poll(() => seen.toasts).toEqual(["Marked as done"]);
    expect(sent).toEqual([{ intent: "done" }]);
  });

  it("says in plain words why something is stuck, and tries it again at once", async () => {
    const answers = [{ outcome: "under-way", action: "retry" }];
    const { sent, seen, user } = list({ view: "stuck", redemptions: [stuck] }, { answers });

    expect(await screen.findByText("It could not be made in Shopify.")).toBeInTheDocument();
    expect(screen.getByText("Shopify did not answer.")).toBeInTheDocument();
    expect(screen.getByText("Since Nov 21, 2026, 1:00 PM, after 8 tries.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Try again/ }));

    await expect.poll(() => seen.toasts).toEqual(["Tried again, not done yet"]);
    expect(sent).toEqual([{ intent: "retry" }]);
  });

  it("says in the question when an order was quicker, and nothing is toasted", async () => {
    const answers = [{ outcome: "problem", action: "cancel", problem: "used" }];
    const { seen, user } = list({ view: "stuck", redemptions: [stuck] }, { answers });

    await user.click(await screen.findByRole("button", { name: /^Cancel and give the points back/ }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/then 100 Coins go back to the member/)).toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Cancel and give the points back" }));

    expect(await dialog.findByText("An order has used it: nothing was given back.")).toBeInTheDocument();
    expect(seen.toasts).toEqual([]);
  });

  it("speaks of no points where none were paid", async () => {
    list({ view: "stuck", redemptions: [{ ...stuck, points: 0, actions: ["cancel"] }] });

    expect(await screen.findByRole("button", { name: /^Take it back/ })).toBeInTheDocument();
  });

  it("speaks German", async () => {
    list({ view: "by-hand", redemptions: [tour] }, { language: "de" });

    expect(await screen.findByRole("button", { name: /^Als erledigt vermerken/ })).toBeInTheDocument();
    expect(screen.getByText("05.03.2027, 18:00")).toBeInTheDocument();
  });
});

describe("a redemption's page", () => {
  const detail = (redemption: object, steps: object[] = []) =>
    show({
      path: "/app/redemptions/:id",
      at: "/app/redemptions/1",
      Component: RedemptionRoute,
      data: { redemption, steps, voidRunUrl: null },
    });

  it("tells every transition with its cause, its time and who did it", async () => {
    detail(sample({ state: "cancelled", actions: [], pointsReturned: 100 }), [
      { at: NOON, state: "issued", cause: "taken", actor: "shopper" },
      { at: NOON, state: "cancelled", cause: "agent", actor: "staff:42" },
    ]);

    expect(await screen.findByText("Taken for points – the member")).toBeInTheDocument();
    expect(screen.getByText("Taken back by the team – staff member 42")).toBeInTheDocument();
    expect(screen.getByText("Points back")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Cancel/ })).toBeNull();
  });

  it("tells what somebody changed in Shopify, with the ways out", async () => {
    detail(sample({ drift: { kind: "deleted", fields: [], at: NOON }, actions: ["cancel", "renew"] }));

    expect(await screen.findByText(/Somebody deleted this discount in Shopify/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /^Make the code anew/ })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open in Shopify" })).toBeInTheDocument();
  });
});

describe("ending many at once", () => {
  const rewards = [{ id: "voucher", title: { en: "€5.00 off", de: "5,00 € Rabatt" } }];
  const form = { rewardId: "", from: "", to: "", points: "return" };

  it("shows what would end before it begins", async () => {
    const answers = [{ intent: "preview", outcome: "counted", count: 12, points: 1200, form }];
    const data = { runId: "r", rewards, runs: [] };
    const { sent, user } = show({ path: "/app/redemptions/void", Component: VoidRoute, data, answers });

    await user.click(await screen.findByRole("button", { name: "Preview" }));

    expect(await screen.findByText("12 open redemptions would end.")).toBeInTheDocument();
    expect(screen.getByText("1,200 points would go back to members.")).toBeInTheDocument();
    expect(sent).toEqual([{ intent: "preview", runId: "r", form }]);
    await user.click(screen.getByRole("button", { name: "End them" }));
    expect(within(await screen.findByRole("dialog")).getByText("This cannot be undone.")).toBeInTheDocument();
    expect(sent).toHaveLength(1);
  });
});

describe("the codes of a partner", () => {
  const reward = { id: "cinema", title: { en: "Cinema ticket", de: "Kinokarte" }, partner: "Odeon", lowStock: 20 };

  it("warns when few are left, and names each line of an upload that was not taken", async () => {
    const problems = [{ line: 3, kind: "twice" }];
    const { sent, user } = show({
      ...{ path: "/app/rewards/:id/codes", at: "/app/rewards/cinema/codes", Component: CodesRoute },
      data: { reward, figures: { left: 5, given: 95, uploadedAt: NOON } },
      answers: [{ outcome: "stored", added: 2, problems }],
    });

    expect(await screen.findByText("Only 5 codes are left")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Or paste codes here"), "A{enter}B{enter}A");
    await user.click(screen.getByRole("button", { name: "Add codes" }));

    expect(await screen.findByText("2 codes added")).toBeInTheDocument();
    expect(screen.getByText("Line 3: stands further up already")).toBeInTheDocument();
    expect(sent).toEqual([{ text: "A\nB\nA" }]);
  });
});

describe("donations", () => {
  const cause = {
    ...{ cause: "Forest fund", currency: "EUR", donations: 3, givenMinor: 1500, owed: 2, owedMinor: 1000 },
    ...{ owedSince: NOON, settledMinor: 500, settledAt: NOON },
  };

  it("are marked as paid out up to a day", async () => {
    const { sent, seen, user } = show({
      ...{ path: "/app/donations", Component: DonationsRoute, data: { today: "2026-11-22", causes: [cause] } },
      answers: [{ outcome: "settled", donations: 2, amountMinor: 1000, currency: "EUR" }],
    });

    expect(await screen.findByText("€10.00")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Mark as paid out: Forest fund" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Mark as paid out" }));

    await expect.poll(() => seen.toasts).toEqual(["€10.00 marked as paid out"]);
    expect(sent).toEqual([{ cause: "Forest fund", currency: "EUR", until: "2026-11-22" }]);
  });
});

describe("things to look at", () => {
  const alert = {
    ...{ id: "5", kind: "low-stock", at: NOON, dismissedAt: null, member: null, redemptionId: null, number: 3 },
    reward: { id: "cinema", title: { en: "Cinema ticket", de: "Kinokarte" }, hasCodes: true },
  };

  it("are said in plain words, with a way to what they are about, and dismissed", async () => {
    const { sent, seen, user } = show({
      ...{ path: "/app/alerts", Component: AlertsRoute },
      data: { which: "open", alerts: [alert], nextUrl: null, previousUrl: null },
      answers: [{ intent: "dismiss", id: "5" }],
    });

    expect(await screen.findByText("Few codes left: Cinema ticket")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "See the codes" })).toHaveAttribute("href", "/app/rewards/cinema/codes");
    await user.click(screen.getByRole("button", { name: "Dismiss: Few codes left: Cinema ticket" }));

    await expect.poll(() => seen.toasts).toEqual(["Dismissed"]);
    expect(sent).toEqual([{ intent: "dismiss", id: "5" }]);
  });

  it("are nothing, and say that nobody is blocked", async () => {
    const data = { which: "open", alerts: [], nextUrl: null, previousUrl: null };
    show({ path: "/app/alerts", Component: AlertsRoute, data });

    expect(await screen.findByText("Nothing to look at")).toBeInTheDocument();
  });
});
