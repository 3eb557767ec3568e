// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fittedDrafts } from "../../app/loyalty/fitting/drafts.ts";
import { shopFigures } from "../../app/loyalty/fitting/figures.ts";
import { fittingModels } from "../../app/loyalty/fitting/models.ts";
import { reachOf } from "../../app/loyalty/fitting/reach.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { Simulator } from "../../app/loyalty/simulation/simulator.ts";
import FittedDraftRoute from "../../app/routes/app.fit.$draft.tsx";
import FitRoute from "../../app/routes/app.fit._index.tsx";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { must } from "../support/must.ts";
import { renderScreen } from "./admin-screen.tsx";

const PLACE = { currency: "EUR", timeZone: "Europe/Berlin", to: START + 60 * DAY };
/** Forty customers who buy three times. */
const REGULARS = Array.from({ length: 120 }, (_none, index) =>
  shipped(
    order({
      customerId: String(index % 40),
      netMinor: 3000 + 100 * (index % 40),
      placedAt: START + Math.floor(index / 40) * 20 * DAY,
    }),
  ),
);

function fitting(orders = REGULARS) {
  const figures = shopFigures(orders, PLACE);
  const simulator = new Simulator(PLACE);
  for (const facts of orders) simulator.add(facts);
  const drafts = fittedDrafts(figures, { currency: "EUR", language: "en" }).map((draft) => ({
    ...draft,
    reach: reachOf(draft.program, simulator.report(draft.program, PLACE.to), figures),
  }));
  return { figures, models: fittingModels(figures), drafts };
}

function show(loaded: object, language: "en" | "de" = "en") {
  renderScreen([{ path: "/app/fit", Component: FitRoute, loader: () => loaded }], { at: "/app/fit", language });
}

describe("the page that fits a program to the shop", () => {
  it("says how customers buy, what suits them and why, and what drafts would have cost", async () => {
    show({ ...fitting(), hasHistory: true, isPart: false });

    expect(await screen.findByText("From 120 orders of 40 customers in 60 days.")).toBeInTheDocument();
    expect(screen.getByText("€50.00 (half between €40.00 and €60.00)")).toBeInTheDocument();
    expect(screen.getByText("20 (half between 20 and 20)")).toBeInTheDocument();
    expect(screen.getByText("Baskets are much alike: half of them lie between €40.00 and €60.00.", { exact: false }));
    expect(screen.getByText(/Your customers spend much alike/)).toBeInTheDocument();
    expect(screen.getAllByText("First reward, 100 points")).toHaveLength(3);
    expect(screen.getByRole("link", { name: "Look at it: Points and tiers" })).toHaveAttribute(
      "href",
      "/app/fit/tiered",
    );
  });

  it("says so while orders are still being read, and where there are none, in German too", async () => {
    show({ ...fitting([]), hasHistory: false, isPart: false }, "de");

    expect(await screen.findByText(/Deine Bestellungen werden noch gelesen/)).toBeInTheDocument();
    expect(screen.getByText(/Noch gibt es keine Bestellungen von Kunden/)).toBeInTheDocument();
    expect(screen.getAllByText(/zu wenig, um etwas zu sagen/)).toHaveLength(1);
  });
});

describe("one draft", () => {
  it("is described in words, and asks before it replaces what there is", async () => {
    const user = userEvent.setup();
    const draft = must(fitting().drafts[1]);
    const posted: unknown[] = [];
    renderScreen(
      [
        {
          path: "/app/fit/tiered",
          Component: FittedDraftRoute,
          loader: () => ({ draft, days: 60, saved: simpleProgram(100), version: 3 }),
        },
        {
          path: "/app/program/save",
          Component: () => null,
          action: async (request) => {
            posted.push(await request.json());
            return { outcome: "saved", version: 4, program: draft.program };
          },
        },
        { path: "/app/program", Component: () => <p>the program</p> },
      ],
      { at: "/app/fit/tiered" },
    );

    expect(await screen.findByText("Silver")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Use this program" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(posted).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Use this program" }));

    expect(await screen.findByText("the program")).toBeInTheDocument();
    expect(posted).toMatchObject([{ baseVersion: 3, program: { tiers: draft.program.tiers } }]);
  });
});
