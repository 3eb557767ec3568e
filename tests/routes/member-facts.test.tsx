// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { tierFacts } from "../../app/ui/members/tier-facts.ts";
import { cashback, movement, NO_TIER, NOON, REQUEST, showMember, tierFrom } from "./member-screen.tsx";

const offer = { slider: null, dates: [], asks: null };

describe("a member of a program with more than orders and spend", () => {
  it("says until when a tier is held, what is granted, and what time alone will do", async () => {
    const program = programSchema.parse({
      ...simpleProgram(100),
      tiers: [
        tierFrom("silver", 25_000),
        { ...tierFrom("gold", 50_000), qualifications: [{ basis: "orders", threshold: 9 }] },
      ],
      tierPolicy: { window: { kind: "calendar-year" } },
    });
    const at = Date.parse("2027-12-31T23:00:00Z") / 1000;
    const standing = {
      tierId: "silver",
      tierUntil: at,
      progress: { spend: 30_000, orders: 6 },
      projection: [{ at, tierId: null }],
      grants: [{ id: "g", tierId: "gold", until: null }],
    };
    const { user, told } = showMember({ tier: tierFacts({ program, currency: "EUR", ...standing }) });

    expect(await screen.findByText("This calendar year")).toBeInTheDocument();
    expect(screen.getByText("3 more orders for Gold")).toBeInTheDocument();
    expect(screen.getByText("Dec 31, 2027")).toBeInTheDocument();
    expect(screen.getByText("No tier from Jan 1, 2028, if nothing else happens.")).toBeInTheDocument();
    expect(screen.getByText("Gold granted for life.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Take back the granted tier Gold" }));

    await waitFor(() => expect(told).toEqual([{ intent: "revoke-tier", id: "g" }]));
  });

  it("shows every unit with what cannot be spent yet, and lots with their days", async () => {
    const others = [{ unit: cashback, available: 1250, vesting: 250, debt: 0 }];
    const lot = { key: "l", unit: cashback, original: 1500, remaining: 250, earnedAt: NOON };
    showMember({
      balance: { available: 129, pending: 0, debt: 0, vesting: 30, others },
      lots: [{ ...lot, vestsAt: "2026-12-05T12:00:00Z", expiresAt: "2027-03-01T12:00:00Z" }],
      entries: [
        {
          ...movement,
          unit: cashback,
          points: -250,
          explanation: { kind: "agent", reason: "x", note: "", actor: "a" },
        },
      ],
    });

    expect(await screen.findByText("12.50 Cashback")).toBeInTheDocument();
    expect(screen.getByText("2.50 Cashback of 15.00 Cashback")).toBeInTheDocument();
    expect(screen.getByText("Can be spent from Dec 5, 2026")).toBeInTheDocument();
    expect(screen.getByText("Good until Mar 1, 2027")).toBeInTheDocument();
    expect(screen.getByText("30 Coins")).toBeInTheDocument();
    expect(screen.getByText("-2.50 Cashback")).toBeInTheDocument();
  });

  it("has rewards that are due delivered, or taken back where they were taken for points", async () => {
    const award = {
      key: "a",
      name: "A gift",
      at: NOON,
      until: null,
      state: "due",
      deliveredAt: null,
      isRedeemed: false,
    };
    const { user, told } = showMember({
      awards: [
        award,
        { ...award, key: "redemption:1", name: "A drink", isRedeemed: true },
        { ...award, key: "c", name: "A box", state: "delivered", deliveredAt: NOON },
      ],
    });

    expect(await screen.findByText("delivered on Nov 21, 2026")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Take back “A gift”/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /“A box”/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Mark as delivered: A gift" }));
    await waitFor(() => expect(told).toHaveLength(1));
    await user.click(await screen.findByRole("button", { name: /Take back “A drink”/ }));

    await waitFor(() =>
      expect(told).toEqual([
        { intent: "deliver-reward", key: "a" },
        { intent: "take-back-reward", key: "redemption:1" },
      ]),
    );
  });

  it("lists rewards that are due, and events, each of which can be taken back", async () => {
    const award = {
      key: "a",
      name: "A birthday gift",
      at: NOON,
      until: NOON,
      state: "due",
      deliveredAt: null,
      isRedeemed: false,
    };
    const event = { id: "e1", name: "review", at: NOON, subject: "77", withdrawnAt: null };
    const { user, told, seen } = showMember({
      awards: [award, { ...award, key: "b", name: "A welcome box", state: "lapsed" }],
      events: [event, { ...event, id: "e2", withdrawnAt: NOON }],
    });

    expect(await screen.findByText("A birthday gift")).toBeInTheDocument();
    expect(screen.getByText("Due")).toBeInTheDocument();
    expect(screen.getByText("Lapsed")).toBeInTheDocument();
    expect(screen.getAllByText("review, about 77")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: /Take back the event “review”/ }));

    await waitFor(() => expect(told).toEqual([{ intent: "withdraw-event", id: "e1" }]));
    expect(seen.toasts).toEqual(["Event taken back"]);
  });
});

describe("telling a fact of a member", () => {
  const tiers = [{ id: "silver", name: "Silver" }, { id: "gold", name: "Gold" }]; // prettier-ignore

  it("records an event that the program's rules ask for", async () => {
    const { user, told, seen } = showMember({ eventNames: ["review", "visit"] });

    const dialog = await more(user, "Record an event");
    await user.selectOptions(dialog.getByLabelText("What happened"), "visit");
    await user.type(dialog.getByLabelText("What it is about"), "shop 5");
    await user.click(dialog.getByRole("button", { name: "Record event" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Event recorded"]));
    const nothing = { amountMinor: null, quantity: 1, code: "", attributes: {} };
    expect(told).toEqual([
      { intent: "record-event", name: "visit", subject: "shop 5", ...nothing, requestId: REQUEST },
    ]);
  });

  it("records an event with everything that a rule may ask for, and says what it cannot read", async () => {
    const { user, told } = showMember({ eventNames: ["review"] });

    const dialog = await more(user, "Record an event");
    const fill = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    fill("Amount", "a lot");
    fill("Quantity", "");
    fill("Attributes", "verified");
    await user.click(dialog.getByRole("button", { name: "Record event" }));
    expect(dialog.getByLabelText("Amount")).toHaveAccessibleDescription(/An amount/);
    expect(dialog.getByLabelText("Quantity")).toHaveAccessibleDescription(/A whole number/);
    expect(dialog.getByLabelText("Attributes")).toHaveAccessibleDescription(/Lines such as/);
    fill("Amount", "12.50");
    fill("Quantity", "3");
    fill("Code", " B-7 ");
    fill("Attributes", 'verified=true\nstars = 5\nroom="12"\nplace=a b');
    await user.click(dialog.getByRole("button", { name: "Record event" }));

    const attributes = { verified: true, stars: 5, room: "12", place: "a b" };
    await waitFor(() => expect(told).toMatchObject([{ amountMinor: 1250, quantity: 3, code: "B-7", attributes }]));
  });

  it("asks for what the reward asks for before it is booked: points, a date, a text", async () => {
    const tour = {
      ...{ ...offer, id: "tour", title: { en: "Tour", de: "Führung" }, points: 50 },
      dates: [{ id: "march", at: "2027-03-05T18:00", places: 5 }],
      asks: { label: "Name on the badge", lengthMax: 40 },
    };
    const slider = { ...offer, id: "off", title: { en: "Money off", de: "Rabatt" }, points: 100 };
    const offered = [tour, { ...slider, slider: { min: 100, max: 1000, step: 50 } }];
    const { user, told } = showMember({ offered });

    const dialog = await more(user, "Book a reward");
    const book = () => user.click(dialog.getByRole("button", { name: "Book a reward" }));
    await book();
    expect(dialog.getByText("Write what the member wants.")).toBeInTheDocument();
    await user.selectOptions(dialog.getByLabelText("Reward"), "Money off (100 Coins)");
    await user.type(dialog.getByLabelText("Points"), "120");
    await book();
    expect(dialog.getByText("Choose a number that fits.")).toBeInTheDocument();
    expect(told).toEqual([]);
    await user.selectOptions(dialog.getByLabelText("Reward"), "Tour (50 Coins)");
    await user.selectOptions(dialog.getByLabelText("Date"), "Mar 5, 2027, 6:00 PM (5 places)");
    await user.type(dialog.getByLabelText("Name on the badge"), "Nora");
    await book();

    await waitFor(() => expect(told).toMatchObject([{ rewardId: "tour", dateId: "march", text: "Nora" }]));
  });

  it("books a reward for the member's points, under one id", async () => {
    const offered = [
      { ...offer, id: "drink", title: { en: "A drink", de: "Ein Getränk" }, points: 100 },
      { ...offer, id: "cause", title: { en: "A good cause", de: "Ein guter Zweck" }, points: 50 },
    ];
    const { user, told, seen } = showMember({ offered, factOutcomes: ["refused"] });

    const dialog = await more(user, "Book a reward");
    await user.selectOptions(dialog.getByLabelText("Reward"), "A good cause (50 Coins)");
    await user.click(dialog.getByRole("button", { name: "Book a reward" }));
    await dialog.findByText(/Nothing was changed/);
    await user.click(dialog.getByRole("button", { name: "Book a reward" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Reward booked"]));
    const wish = { intent: "redeem-reward", rewardId: "cause", requestId: REQUEST };
    expect(told).toEqual([wish, wish]);
  });

  it("grants a tier for life or until a day, and says what was refused", async () => {
    const { user, told, seen } = showMember({ tier: NO_TIER, tiers, factOutcomes: ["refused"] });

    const dialog = await more(user, "Grant a tier");
    await user.selectOptions(dialog.getByLabelText("Tier"), "Gold");
    await user.click(dialog.getByRole("button", { name: "Grant tier" }));
    expect(await dialog.findByText(/Nothing was changed/)).toBeInTheDocument();
    await user.type(dialog.getByLabelText("Last day"), "2027-01-31");
    await user.click(dialog.getByRole("button", { name: "Grant tier" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Tier granted"]));
    expect(told).toMatchObject([
      { intent: "grant-tier", tierId: "gold", until: "" },
      { intent: "grant-tier", tierId: "gold", until: "2027-01-31" },
    ]);
  });

  it("notes a birthday, and offers no day that its month does not have", async () => {
    const { user, told } = showMember({ birthday: { month: 1, day: 31 } });

    expect(await screen.findByText("January 31")).toBeInTheDocument();
    const dialog = await more(user, "Note the birthday");
    await user.selectOptions(dialog.getByLabelText("Month"), "February");
    expect(dialog.getByLabelText("Day")).toHaveValue("29");
    await user.click(dialog.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(told).toMatchObject([{ intent: "note-birthday", month: 2, day: 29 }]));
  });
});

/** Opens one of the forms. */
async function more(user: ReturnType<typeof userEvent.setup>, action: string) {
  await user.click(await screen.findByRole("button", { name: action }));
  return within(await screen.findByRole("dialog", { name: action }));
}
