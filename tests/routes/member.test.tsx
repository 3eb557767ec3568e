// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { tierFacts } from "../../app/ui/members/tier-facts.ts";
import { movement, NOON, REQUEST, showMember, tierFrom } from "./member-screen.tsx";

describe("a member's page", () => {
  it("explains every movement in words, and copies them", async () => {
    const { user, seen } = showMember({ entries: [movement] });
    const sentence = "Order #1001 shipped. 134 Coins: 1 per EUR on €89.40, × 1.5 Gold, rounded down";
    expect(await screen.findByText(sentence)).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Copy the explanation of +134 Coins" }));

    expect(await navigator.clipboard.readText()).toBe(sentence);
    expect(seen.toasts).toEqual(["Explanation copied"]);
  });

  it("explains them in German, with the shop's time of day", async () => {
    showMember({ entries: [movement], language: "de" });

    expect(
      await screen.findByText(/Bestellung #1001 versandt. 134 Coins: 1 je EUR auf 89,40.€, × 1,5 Gold, abgerundet/),
    ).toBeInTheDocument();
    expect(screen.getByText("21.11.2026, 13:00")).toBeInTheDocument();
  });

  it("says why an agent moved points", async () => {
    const explanation = { kind: "agent", reason: "goodwill", note: "late parcel", actor: "staff:42" };
    showMember({ entries: [{ ...movement, points: -5, explanation }] });

    expect(await screen.findByText("5 Coins taken by the shop: late parcel")).toBeInTheDocument();
    expect(screen.getByText("Reason: Goodwill.")).toBeInTheDocument();
  });

  it("says why an order brought nothing", async () => {
    showMember({
      orders: [{ id: "1", name: "#1002", placedAt: NOON, points: 0, nothingBecause: "not-fulfilled", caveat: null }],
    });

    expect(await screen.findByText("No points yet: it has not shipped.")).toBeInTheDocument();
  });

  it("shows the tier and the way to the next one", async () => {
    const program = programSchema.parse({
      ...simpleProgram(100),
      tiers: [tierFrom("silver", 25_000), tierFrom("gold", 50_000)],
    });
    const standing = { tierId: "silver", tierUntil: null, progress: { spend: 45_395 }, projection: [], grants: [] };
    showMember({ tier: tierFacts({ program, currency: "EUR", ...standing }) });

    expect(await screen.findByText("In the last 12 months")).toBeInTheDocument();
    expect(screen.getByText("€453.95")).toBeInTheDocument();
    expect(screen.getByText("€46.05 more for Gold")).toBeInTheDocument();
    expect(screen.getByRole("progressbar")).toHaveAttribute("value", "81");
  });

  it("says of somebody who only takes part in the test that they do, in a sentence for screen readers", async () => {
    showMember({ member: { isTest: true } });

    expect(await screen.findByText("Test")).toBeInTheDocument();
    expect(screen.getByText(/^Takes part in the test: points and codes are wiped/)).toBeInTheDocument();
  });

  it("is complete for somebody with nothing at all", async () => {
    showMember({});

    for (const text of [
      "Nothing has happened yet.",
      "No orders since joining.",
      "Nothing redeemed yet.",
      "Nothing unspent.",
    ]) {
      expect(await screen.findByText(text)).toBeInTheDocument();
    }
  });

  it("moves no points of somebody who was erased", async () => {
    showMember({ member: { name: null, customerId: null, erasedAt: NOON } });

    expect(await screen.findByRole("heading", { name: "Erased customer" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Give or take points" })).toBeNull();
  });
});
describe("giving and taking points", () => {
  it("shows what is wrong at its field, and asks nothing of the server", async () => {
    const { user, dialog, sent } = await opened({});

    await user.click(dialog().getByRole("button", { name: "Continue" }));

    expect(dialog().getByLabelText("How many")).toHaveAccessibleDescription(/Enter something here/);
    expect(dialog().getByLabelText("Reason")).toHaveAccessibleDescription(/Enter something here/);
    expect(dialog().getByLabelText("How many")).toHaveFocus();
    expect(sent).toEqual([]);
  });

  it.each([
    ["1.5x", "Enter a whole number above 0"],
    ["0", "Enter a whole number above 0"],
    ["1000001", "At most 1,000,000 at once"],
  ])("refuses %s points at the field", async (points, text) => {
    const { user, dialog } = await opened({});
    await user.type(dialog().getByLabelText("How many"), points);

    await user.click(dialog().getByRole("button", { name: "Continue" }));

    expect(dialog().getByLabelText("How many")).toHaveAccessibleDescription(new RegExp(text));
  });

  it("takes no more than the member has", async () => {
    const { user, dialog } = await opened({});
    await user.click(dialog().getByRole("radio", { name: "Take points" }));
    await user.type(dialog().getByLabelText("How many"), "130");

    await user.click(dialog().getByRole("button", { name: "Continue" }));

    expect(dialog().getByLabelText("How many")).toHaveAccessibleDescription(/The member has only 129 Coins/);
  });

  it("wants words for a reason that is on no list", async () => {
    const { user, dialog } = await opened({});
    await user.type(dialog().getByLabelText("How many"), "5");
    await user.selectOptions(dialog().getByLabelText("Reason"), "Other");

    await user.click(dialog().getByRole("button", { name: "Continue" }));

    expect(dialog().getByLabelText("Note for your team")).toHaveAccessibleDescription(/Say in a few words why/);
  });

  it("says what will happen, and does it only when that is confirmed", async () => {
    const { user, dialog, sent, seen } = await opened({});
    await fillIn(user, dialog);
    expect(dialog().getByText("Nora Winter gets 50 Coins.")).toBeInTheDocument();
    expect(dialog().getByText("The balance goes from 129 Coins to 179 Coins.")).toBeInTheDocument();
    expect(sent).toEqual([]);

    await user.click(dialog().getByRole("button", { name: "Give points" }));

    await waitFor(() => expect(seen.toasts).toEqual(["50 Coins given"]));
    expect(sent).toEqual([{ requestId: REQUEST, unit: "points", points: 50, reason: "goodwill", note: "late parcel" }]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("gives what the member has of another unit, with its decimals", async () => {
    const words = { one: "Cashback", many: "Cashback", icon: "", decimals: 2 };
    const points = { id: "points", words: { one: "Coin", many: "Coins", icon: "", decimals: 0 }, available: 129 };
    const units = [points, { id: "cashback", words, available: 1000 }];
    const { user, dialog, sent } = await opened({ units });
    await user.selectOptions(dialog().getByLabelText("What"), "Cashback");
    await user.type(dialog().getByLabelText("How many"), "2.5");
    await user.selectOptions(dialog().getByLabelText("Reason"), "Goodwill");
    await user.click(dialog().getByRole("button", { name: "Continue" }));

    expect(dialog().getByText("The balance goes from 10.00 Cashback to 12.50 Cashback.")).toBeInTheDocument();
    await user.click(dialog().getByRole("button", { name: "Give points" }));

    await waitFor(() => expect(sent).toMatchObject([{ unit: "cashback", points: 250 }]));
  });

  it("keeps its request id when it is sent again after a refusal", async () => {
    const { user, dialog, sent } = await opened({ answers: [{ outcome: "refused" }] });
    await fillIn(user, dialog);

    await user.click(dialog().getByRole("button", { name: "Give points" }));
    expect(await dialog().findByText("Nothing was changed. Please check and try again.")).toBeInTheDocument();
    await user.click(dialog().getByRole("button", { name: "Give points" }));

    await waitFor(() => expect(sent.map((one) => one.requestId)).toEqual([REQUEST, REQUEST]));
  });

  it("goes back to the form without losing what was typed", async () => {
    const { user, dialog } = await opened({});
    await fillIn(user, dialog);

    await user.click(dialog().getByRole("button", { name: "Back" }));

    expect(dialog().getByLabelText("How many")).toHaveValue("50");
    expect(dialog().getByLabelText("Note for your team")).toHaveValue("late parcel");
  });
});

async function opened(options: Parameters<typeof showMember>[0]) {
  const shown = showMember(options);
  await shown.user.click(await screen.findByRole("button", { name: "Give or take points" }));
  await screen.findByRole("dialog");
  return { ...shown, dialog: () => within(screen.getByRole("dialog")) };
}

async function fillIn(
  user: ReturnType<typeof userEvent.setup>,
  dialog: Awaited<ReturnType<typeof opened>>["dialog"],
): Promise<void> {
  await user.type(dialog().getByLabelText("How many"), "50");
  await user.selectOptions(dialog().getByLabelText("Reason"), "Goodwill");
  await user.type(dialog().getByLabelText("Note for your team"), "late parcel");
  await user.click(dialog().getByRole("button", { name: "Continue" }));
}
