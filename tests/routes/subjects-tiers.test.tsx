// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { must } from "../support/must.ts";
import { showSubject } from "./subject-screen.tsx";

const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend" as const, threshold: 25_000 }] };
const gold = {
  ...{ id: "gold", name: "Gold", multiplier: "1.5" },
  qualifications: [
    { basis: "spend" as const, threshold: 50_000, comparison: "more-than" as const },
    { basis: "orders" as const, threshold: 10 },
  ],
};
const bySpending = must(gold.qualifications[0]);
const tiers = [silver, gold];

describe("the list of tiers", () => {
  it("says of each how it is reached, what it brings and how many hold it", async () => {
    showSubject({ at: "/app/program/tiers", program: { tiers }, members: { all: 400, byTier: { gold: 12 } } });

    expect(await screen.findByText("From €250.00 spent, in the last 12 months.")).toBeInTheDocument();
    expect(screen.getByText("More than €500.00 spent or from 10 orders, in the last 12 months.")).toBeInTheDocument();
    expect(screen.getByText("Earns 1.5 times as much")).toBeInTheDocument();
    expect(screen.getByText("12 of your 400 members are in it")).toBeInTheDocument();
    expect(screen.getByText("0 of your 400 members are in it")).toBeInTheDocument();
  });

  it("says so in German", async () => {
    showSubject({ at: "/app/program/tiers", program: { tiers }, language: "de" });

    expect(await screen.findByText(/^Ab 250,00\s€ Umsatz, in den letzten 12 Monaten\.$/)).toBeInTheDocument();
    expect(screen.getByText(/^Mehr als 500,00\s€ Umsatz oder ab 10 Bestellungen, in den/)).toBeInTheDocument();
    expect(screen.getByText("Sammelt das 1,5-Fache")).toBeInTheDocument();
  });

  it("leads to a first tier where there is none", async () => {
    showSubject({ at: "/app/program/tiers", program: { tiers: [] } });

    expect(await screen.findByRole("link", { name: "Add tier" })).toHaveAttribute("href", "/app/program/tiers/new");
    expect(screen.queryByText("What counts together")).toBeNull();
  });

  it("moves a tier, and saves the order together with how tiers are kept", async () => {
    const given = { id: "friend", name: "Friend", qualifications: [] };
    const { user, saved, seen } = showSubject({ at: "/app/program/tiers", program: { tiers: [...tiers, given] } });

    await user.click(await screen.findByRole("button", { name: "Move Friend one rank down" }));
    await user.click(screen.getByRole("radio", { name: "The calendar year" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 4 saved"]));
    expect(must(saved[0]).program.tiers.map(({ id }) => id)).toEqual(["silver", "friend", "gold"]);
    expect(must(saved[0]).program.tierPolicy.window).toEqual({ kind: "calendar-year" });
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("says at the tier why it cannot stand there, and saves nothing", async () => {
    const { user, saved } = showSubject({ at: "/app/program/tiers", program: { tiers } });

    await user.click(await screen.findByRole("button", { name: "Move Gold one rank down" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(screen.getAllByText("Must be more than “Gold”")).toHaveLength(2);
    expect(saved).toEqual([]);
  });

  it("is as it was after Discard", async () => {
    const { user } = showSubject({ at: "/app/program/tiers", program: { tiers } });
    await user.click(await screen.findByRole("button", { name: "Move Gold one rank down" }));

    await user.click(screen.getByRole("button", { name: "Discard" }));

    const down = screen.getByRole("button", { name: "Move Silver one rank down" });
    expect(down).toHaveAttribute("aria-disabled", "true");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });
});

describe("the form of a tier", () => {
  it("puts a new tier below the first that asks for more", async () => {
    const { user, saved } = showSubject({ at: "/app/program/tiers/new", program: { tiers: [gold] } });
    await user.type(await screen.findByLabelText("Name"), "Bronze");
    await user.type(screen.getByLabelText("Amount spent"), "100");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.tiers).toMatchObject([
      { id: "bronze", name: "Bronze", qualifications: [{ basis: "spend", threshold: 10_000, comparison: "from" }] },
      { id: "gold" },
    ]);
    expect(await screen.findByRole("heading", { name: "Tiers", level: 1 })).toBeInTheDocument();
  });

  it("tells “from” and “more than” apart", async () => {
    const { user, saved } = showSubject({ at: "/app/program/tiers/silver", program: { tiers: [silver] } });

    await user.click(await screen.findByRole("radio", { name: "Only more than this amount" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.tiers[0]?.qualifications).toEqual([
      { basis: "spend", threshold: 25_000, comparison: "more-than" },
    ]);
  });

  it("says at the field what is wrong, and saves nothing", async () => {
    const { user, saved } = showSubject({
      at: "/app/program/tiers/gold",
      program: { tiers: [silver, { ...gold, qualifications: [bySpending] }] },
    });
    const amount = await screen.findByLabelText("Amount spent");
    await user.clear(amount);
    await user.type(amount, "200");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(amount).toHaveFocus());
    expect(amount).toHaveAccessibleDescription(/Silver/);
    expect(saved).toEqual([]);
  });

  it("says what deleting means for its members, and then is gone", async () => {
    const members = { all: 400, byTier: { gold: 12 } };
    const { user, saved } = showSubject({ at: "/app/program/tiers/gold", program: { tiers }, members });
    await user.click(await screen.findByRole("button", { name: "Delete tier" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("12 members hold it at present and lose it.")).toBeInTheDocument();
    expect(dialog.getByText("They are then in the tier that they have earned, Silver at most.")).toBeInTheDocument();

    await user.click(dialog.getByRole("button", { name: "Delete tier" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.tiers.map(({ id }) => id)).toEqual(["silver"]);
    expect(await screen.findByRole("heading", { name: "Tiers", level: 1 })).toBeInTheDocument();
  });

  it("names what has to be changed before a tier can be deleted", async () => {
    const rewards = [{ id: "five", kind: "fixed-amount" as const, points: 100, amountMinor: 500, tiers: ["gold"] }];
    const { user } = showSubject({ at: "/app/program/tiers/gold", program: { tiers, rewards } });

    await user.click(await screen.findByRole("button", { name: "Delete tier" }));

    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByRole("link", { name: "€5.00 off" })).toHaveAttribute("href", "/app/rewards/five");
    expect(dialog.queryByRole("button", { name: "Delete tier" })).toBeNull();
  });
});
