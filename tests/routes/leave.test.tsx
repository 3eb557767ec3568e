// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import LeaveRoute from "../../app/routes/app.leave.tsx";
import { showScreen } from "./show-screen.tsx";

const loaded = {
  leaveId: "22222222-2222-4222-8222-222222222222",
  active: { codes: 12, giftCards: 3, other: 1, discounts: 2 },
  mode: "live",
  progress: null,
};
const progress = {
  startedAt: "2026-11-21T12:00:00.000Z",
  ...{ issued: 12, ended: 5, stuck: 1, discounts: 2, discountsLeft: 1, isDone: false },
};

describe("leaving", () => {
  it.each([
    [
      "en",
      "End them",
      "Everything that is issued",
      "18 codes, discounts and rewards end in Shopify.",
      /ended stays ended/,
    ],
    [
      "de",
      "Beenden",
      "Alles, was ausgestellt ist",
      "18 Codes, Rabatte und Prämien enden in Shopify.",
      /bleibt beendet/,
    ],
  ] as const)("says what will end, and that it stays ended, before it begins: %s", async (...words) => {
    const [language, start, everything, count, undo] = words;
    const answer = () => ({ outcome: "started" });
    const { user, posted } = showScreen("/app/leave", LeaveRoute, loaded, { language, answer });
    await user.click(await screen.findByRole("radio", { name: everything }));
    await user.click(screen.getByRole("button", { name: start }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(count)).toBeInTheDocument();
    expect(dialog.getByText(undo)).toBeInTheDocument();
    expect(posted).toEqual([]);

    await user.click(dialog.getByRole("button", { name: start }));

    await waitFor(() => expect(posted).toEqual([`{"leaveId":"${loaded.leaveId}","what":"everything"}`]));
  });

  it("leaves gift cards alone unless they are chosen", async () => {
    const { user } = showScreen("/app/leave", LeaveRoute, loaded);

    await user.click(await screen.findByRole("button", { name: "End them" }));

    expect(await screen.findByText("14 codes, discounts and rewards end in Shopify.")).toBeInTheDocument();
  });

  it.each([
    ["test", /^Its codes and points go when the test ends/],
    ["wiping", /^Its codes end in Shopify/],
  ])("leads to the end of a test instead of ending codes: %s", async (mode, text) => {
    showScreen("/app/leave", LeaveRoute, { ...loaded, mode });

    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the test" })).toHaveAttribute("href", "/app/test");
    expect(screen.queryByRole("button", { name: "End them" })).not.toBeInTheDocument();
  });

  it("shows how far it is, and what needs somebody", async () => {
    showScreen("/app/leave", LeaveRoute, { ...loaded, mode: "off", progress });

    expect(await screen.findByText("6 of 14")).toBeInTheDocument();
    expect(screen.getByText("1 could not end and needs somebody")).toBeInTheDocument();
    expect(screen.getByText(/You can leave this page/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "End them" })).not.toBeInTheDocument();
  });

  it("offers to go on or back once all has ended", async () => {
    const none = { codes: 0, giftCards: 0, other: 0, discounts: 0 };
    const done = { ...progress, ended: 12, discountsLeft: 0, stuck: 0, isDone: true };
    showScreen("/app/leave", LeaveRoute, { ...loaded, active: none, mode: "off", progress: done });

    expect(await screen.findByText("Nothing of the program is active in Shopify any more.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Switch the program on again" })).toHaveAttribute(
      "href",
      "/app/program/go-live",
    );
    expect(screen.getByRole("link", { name: "Open export" })).toHaveAttribute("href", "/app/export");
  });
});
