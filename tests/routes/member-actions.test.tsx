// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { must } from "../support/must.ts";
import { movement, NOON, REQUEST, showMember } from "./member-screen.tsx";

const coin = { one: "Coin", many: "Coins", icon: "", decimals: 0 };
const granted = {
  ...movement,
  points: 50,
  grantKey: "grant:1",
  by: "Kim",
  explanation: { kind: "agent", reason: "goodwill", note: "late parcel", actor: "staff:1" },
};
const lot = {
  key: "l1",
  unitId: "points",
  unit: coin,
  original: 129,
  remaining: 129,
  expired: 0,
  earnedAt: NOON,
  vestsAt: null,
};
const expiring = { ...lot, expiresAt: "2027-03-01T12:00:00.000Z" };

describe("the timeline", () => {
  it("tells of everything in words, with a button to copy each line", async () => {
    showMember({
      entries: [
        granted,
        { kind: "order", key: "2", at: NOON, orderId: "501", name: "#501", points: 0, nothingBecause: "not-fulfilled" },
        { kind: "tier", key: "", at: NOON, tier: "Gold", before: "Silver" },
        { kind: "event", key: "e", at: NOON, name: "review", subject: "Chair", withdrawnAt: null },
        {
          ...{ kind: "redemption", key: "3", at: NOON, id: "r", title: { en: "5 € off", de: "5 € weniger" } },
          ...{ state: "used", cause: "used", actor: "system" },
        },
        {
          ...{ kind: "staff", key: "4", at: NOON, act: "points-extended", by: null, actor: "staff:7" },
          ...{ amount: { points: 129, unit: coin }, until: "2031-05-31T21:59:59.999Z", name: null },
          ...{ reason: "goodwill", note: "", extensionId: "agent:1" },
        },
      ],
    });

    expect(await screen.findByText("50 Coins given by the shop: late parcel")).toBeInTheDocument();
    expect(screen.getByText("By Kim")).toBeInTheDocument();
    expect(screen.getByText("#501. No points yet: it has not shipped.")).toBeInTheDocument();
    expect(screen.getByText("Gold after Silver.")).toBeInTheDocument();
    expect(screen.getByText("review, about Chair")).toBeInTheDocument();
    expect(screen.getByText(/^5 € off: /)).toBeInTheDocument();
    expect(screen.getByText("129 Coins are kept until May 31, 2031.")).toBeInTheDocument();
    expect(screen.getByText("By staff member 7")).toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: /^Copy the explanation of/ })).toHaveLength(6);
    expect(screen.getAllByRole("button", { name: /^Undo: / })).toHaveLength(2);
    expect(screen.getByRole("link", { name: "Why this many" })).toHaveAttribute("href", "/app/orders/501");
  });

  it("speaks German too", async () => {
    showMember({ language: "de", entries: [granted, { kind: "tier", key: "", at: NOON, tier: null, before: "Gold" }] });

    expect(await screen.findByText("Verlauf")).toBeInTheDocument();
    expect(screen.getByText("Gold ist zu Ende.")).toBeInTheDocument();
    expect(screen.getByText("Von Kim")).toBeInTheDocument();
  });

  it("undoes a grant after saying what will happen", async () => {
    const { user, acted, seen } = showMember({ entries: [granted] });

    await user.click(await screen.findByRole("button", { name: /^Undo: / }));
    expect(await screen.findByText(/^50 Coins are taken back from Nora Winter\./)).toBeInTheDocument();
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Undo" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Undone"]));
    expect(acted).toEqual([{ intent: "undo-grant", key: "grant:1", requestId: REQUEST }]);
  });
});

describe("extending points", () => {
  it("asks for a day and a reason at their fields, and sends nothing before", async () => {
    const { user, acted, seen } = showMember({ lots: [expiring] });

    await user.click(await screen.findByRole("button", { name: "Extend 129 Coins" }));
    const form = within(await screen.findByRole("dialog"));
    await user.click(form.getByRole("button", { name: "Extend" }));
    expect(form.getAllByText("Enter something here")).toHaveLength(2);
    await user.type(form.getByLabelText("Good until"), "2031-05-31");
    await user.selectOptions(form.getByLabelText("Reason"), "goodwill");
    await user.click(form.getByRole("button", { name: "Extend" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Points extended"]));
    expect(acted).toEqual([
      {
        ...{ intent: "extend", unit: "points", lotKey: "l1", until: "2031-05-31", reason: "goodwill", note: "" },
        requestId: REQUEST,
      },
    ]);
  });

  it("says the limit that stands in the way of reinstating what lapsed, in the reader's language", async () => {
    const { user } = showMember({
      language: "de",
      lapsed: [{ ...expiring, remaining: 0, expired: 129 }],
      actionAnswers: [{ outcome: "problem", problem: "above-grant-limit", max: 100, left: 100 }],
    });

    await user.click(await screen.findByRole("button", { name: "129 Coins wieder gutschreiben" }));
    const form = within(await screen.findByRole("dialog"));
    await user.type(form.getByLabelText("Gültig bis"), "2031-05-31");
    await user.selectOptions(form.getByLabelText("Grund"), "goodwill");
    await user.click(form.getByRole("button", { name: "Wieder gutschreiben" }));

    expect(
      await screen.findByText("Deine Rolle darf höchstens 100 Coins auf einmal gutschreiben oder abziehen."),
    ).toBeInTheDocument();
  });
});

describe("what is done rarely", () => {
  // Polaris measures its buttons on a copy: the last is the one that people see.
  const button = async (name: string | RegExp) => must((await screen.findAllByRole("button", { name })).at(-1));
  const openMenu = async (user: ReturnType<typeof showMember>["user"]) => {
    await waitFor(() => expect(screen.getAllByRole("button", { name: "Manage" })).toHaveLength(2));
    await user.click(await button("Manage"));
  };
  const openMore = async (user: ReturnType<typeof showMember>["user"], action: string) => {
    await openMenu(user);
    await user.click(await button(action));
  };

  it("stands in a menu, so that what cannot be undone is not among the first buttons, and comes last", async () => {
    const { user } = showMember({});

    await openMenu(user);

    const names = screen.getAllByRole("button").map(({ textContent }) => textContent);
    const menu = names.slice(names.indexOf("Export data"));
    expect(menu.slice(0, 4)).toEqual(["Export data", "Block member", "Merge with another member", "Erase member"]);
  });

  it("blocks for a reason, and says that what is there stays", async () => {
    const { user, acted, seen } = showMember({});

    await openMore(user, "Block member");
    expect(await screen.findByText(/What they have stays\./)).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText("Reason"), "abuse");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Block" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Member blocked"]));
    expect(acted).toMatchObject([{ intent: "block", reason: "abuse" }]);
  });

  it("shows that a member is blocked, and unblocks", async () => {
    const { user, acted } = showMember({ member: { blockedAt: NOON } });

    expect(await screen.findByText("Blocked since Nov 21, 2026")).toBeInTheDocument();
    await openMore(user, "Unblock member");
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Unblock" }));

    await waitFor(() => expect(acted).toMatchObject([{ intent: "unblock" }]));
  });

  it("finds the other member first, says what will happen, and merges", async () => {
    const { user, acted } = showMember({});

    await openMore(user, "Merge with another member");
    const form = within(await screen.findByRole("dialog"));
    await user.type(form.getByLabelText("Who else is it"), "emil@example.com");
    await user.click(form.getByRole("button", { name: "Find" }));
    expect(await form.findByText("Emil Brandt becomes part of Nora Winter, with 34 Coins")).toBeInTheDocument();
    await user.selectOptions(form.getByLabelText("Reason"), "duplicate");
    await user.click(form.getByRole("button", { name: "Merge" }));

    await waitFor(() => expect(acted).toMatchObject([{ intent: "merge", otherId: "other", reason: "duplicate" }]));
  });

  it("erases only once the word is typed", async () => {
    const { user, acted } = showMember({});

    await openMore(user, "Erase member");
    const form = within(await screen.findByRole("dialog"));
    await user.click(form.getByRole("button", { name: "Erase for good" }));
    expect(form.getByText("Type erase to confirm")).toBeInTheDocument();
    expect(acted).toEqual([]);
    await user.type(form.getByLabelText("To confirm, type erase"), "erase");
    await user.click(form.getByRole("button", { name: "Erase for good" }));

    await waitFor(() => expect(acted).toMatchObject([{ intent: "erase" }]));
  });

  it("is out of reach for whoever may only look, and says why where a role may not erase", async () => {
    const { user } = showMember({ may: ["view", "support"], entries: [granted], lots: [expiring] });

    await openMenu(user);
    for (const name of [/^Erase member/, /^Merge with another member/]) expect(await button(name)).toBeDisabled();
    expect(screen.getAllByText("Needs the role of a manager.").length).toBeGreaterThan(0);
  });

  it("offers nothing to a viewer", async () => {
    showMember({ may: ["view"], entries: [granted], lots: [expiring] });

    expect(await screen.findByText("50 Coins given by the shop: late parcel")).toBeInTheDocument();
    for (const name of [/^Undo/, /^Extend/, /^Give or take/, "Manage"]) {
      expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
    }
  });
});
