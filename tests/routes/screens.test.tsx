// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import HomeRoute from "../../app/routes/app._index.tsx";
import GoLiveRoute from "../../app/routes/app.program_.go-live.tsx";
import SettingsRoute from "../../app/routes/app.settings.tsx";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";

describe("the home page", () => {
  const steps = ["start", "look", "rewards", "widget", "terms", "live"].map((name) => ({
    name,
    isDone: name === "start",
    url: "/app",
    target: "here",
  }));
  const waiting = { byHand: 0, stuck: 0, alerts: 0 };
  const figures = {
    members: 3,
    earnedToday: 1234,
    redeemedToday: 100,
    outstanding: 5000,
    outstandingMinor: 5000,
    waitingDeliveries: 0,
  };

  it("unfolds the first step that is open, and the one that is asked for", async () => {
    const { user } = show("/app", HomeRoute, { mode: "off", testers: 0, steps, notices: [], figures, waiting });
    expect(await screen.findByRole("link", { name: "Name your points" })).toBeVisible();
    expect(screen.getByText("1 of 6 steps done")).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Go live" }));

    expect(screen.getByRole("link", { name: "Review and go live" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Go live" })).toHaveAttribute("aria-expanded", "true");
  });

  it("has no guide for whoever may not change the program, and notes nothing for them", async () => {
    const loaded = { mode: "off", testers: 0, steps, notices: [], figures, waiting };
    const posted: string[] = [];
    const action = async (request: Request) => {
      posted.push(await request.text());
      return {};
    };
    const route = { path: "/app", Component: HomeRoute, loader: () => loaded, action };
    renderScreen([route], { at: "/app", may: ["view", "support"] });

    expect(await screen.findByText("1,234")).toBeInTheDocument();
    expect(screen.queryByText("1 of 6 steps done")).toBeNull();
    expect(posted).toEqual([]);
  });

  it("can be told that the widget was added", async () => {
    const { user, posted } = show(
      "/app",
      HomeRoute,
      { mode: "off", testers: 0, steps, notices: [], figures, waiting },
      () => ({
        done: "guide-widget-added",
      }),
    );

    await user.click(await screen.findByRole("button", { name: "Put the widget on your theme" }));
    await user.click(screen.getByRole("button", { name: "I have added it" }));

    await waitFor(() => expect(posted).toEqual(["intent=guide-widget-added"]));
  });

  it("ticks a step once its page was opened", async () => {
    const { user, posted } = show(
      "/app",
      HomeRoute,
      { mode: "off", testers: 0, steps, notices: [], figures, waiting },
      () => ({
        done: "guide-look-seen",
      }),
    );

    await user.click(await screen.findByRole("link", { name: "Name your points" }));

    await waitFor(() => expect(posted).toEqual(["intent=guide-look-seen"]));
  });

  it("shows today in figures, in the reader's way", async () => {
    show("/app", HomeRoute, { mode: "live", testers: 0, steps: null, notices: [], figures, waiting }, undefined, "de");

    expect(await screen.findByText("1.234")).toBeInTheDocument();
    expect(screen.getByText(/Wert: 50,00.€/)).toBeInTheDocument();
    expect(screen.queryByText("Richte dein Programm ein")).toBeNull();
  });

  it.each([
    ["off", "Off"],
    ["test", "In test"],
    ["live", "Live"],
    ["wiping", "Test is ending"],
  ])("says how far the program is: %s", async (mode, words) => {
    show("/app", HomeRoute, { mode, testers: 0, steps: null, notices: [], figures, waiting });

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it("says in test how many take part, and leads there", async () => {
    show("/app", HomeRoute, { mode: "test", testers: 2, steps: null, notices: [], figures, waiting });

    expect(await screen.findByText("2 customers take part. Nobody else sees anything of it.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the test" })).toHaveAttribute("href", "/app/test");
  });

  it("offers a test before going live", async () => {
    const { user } = show("/app", HomeRoute, { mode: "off", testers: 0, steps, notices: [], figures, waiting });
    await user.click(await screen.findByRole("button", { name: "Go live" }));

    expect(screen.getByRole("link", { name: "First try it with customers you name" })).toHaveAttribute(
      "href",
      "/app/test",
    );
  });

  it("puts the gravest notice first, and only that one", async () => {
    const notices = [{ kind: "deliveries", count: 2 }, { kind: "reconnect" }, { kind: "erasure-skipped", at: NOON }];
    show("/app", HomeRoute, { mode: "live", testers: 0, steps: null, notices, figures, waiting });

    expect(await screen.findByText("Laurel has lost its connection to your shop")).toBeInTheDocument();
    expect(screen.queryByText(/could not be worked off/)).toBeNull();
  });
});

describe("going live", () => {
  const off = { mode: "off", canBeTested: false, hasVersion: true };
  const facts = { members: 5, points: 0, when: "fulfilled", joining: "automatic", ...off };

  it("says what will happen, and goes home when it has", async () => {
    const { user, posted, seen } = show("/app/program/go-live", GoLiveRoute, facts, () => ({ outcome: "live" }));
    expect(await screen.findByText("5 members, 0 points")).toBeInTheDocument();
    expect(screen.getByText("0 e-mails are sent.")).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Go live" }));

    await waitFor(() => expect(seen.toasts).toEqual(["The program is live"]));
    expect(posted).toHaveLength(1);
    expect(await screen.findByText("elsewhere: /app")).toBeInTheDocument();
  });

  it("offers to try the program first, where it can be tested", async () => {
    show("/app/program/go-live", GoLiveRoute, { ...facts, canBeTested: true });

    expect(await screen.findByRole("link", { name: "First try it with customers you name" })).toHaveAttribute(
      "href",
      "/app/test",
    );
  });

  it.each([
    ["test", "The program is in test: end the test first"],
    ["wiping", "What the test left is still being wiped"],
  ])("waits for the end of a test: %s", async (mode, title) => {
    show("/app/program/go-live", GoLiveRoute, { ...facts, mode });

    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the test" })).toHaveAttribute("href", "/app/test");
    expect(screen.queryByRole("button", { name: "Go live" })).toBeNull();
  });

  it("wants the program saved first", async () => {
    show("/app/program/go-live", GoLiveRoute, { ...facts, hasVersion: false });

    expect(await screen.findByText("Save the program first")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Go live" })).toBeNull();
  });
});

describe("settings", () => {
  it("offer to reconnect a shop whose tokens are dead", async () => {
    const { user, seen } = show("/app/settings", SettingsRoute, { connection: "reconnect" }, () => ({
      outcome: "reconnected",
    }));

    await user.click(await screen.findByRole("button", { name: "Reconnect" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Connected again"]));
  });
});

/** Shows one route with what its loader answers; `answer` is what its action does. */
function show(
  at: string,
  Component: ScreenRoute["Component"],
  loaded: object,
  answer?: () => object,
  language: "en" | "de" = "en",
) {
  const posted: string[] = [];
  const elsewhere = (path: string) => ({ path, Component: () => <p>{`elsewhere: ${path}`}</p> });
  const route: ScreenRoute = {
    path: at,
    Component,
    loader: () => loaded,
    action: async (request) => {
      posted.push(await request.text());
      return answer?.() ?? {};
    },
  };
  const seen = renderScreen([route, ...(at === "/app" ? [] : [elsewhere("/app")])], { at, language });
  return { user: userEvent.setup(), seen, posted };
}
