// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sampleEarning } from "../../app/loyalty/preview/sample-earning.ts";
import { plainSample, type SampleOrder } from "../../app/loyalty/preview/sample-order.ts";
import { type Program, programSchema } from "../../app/loyalty/program.ts";
import type { HistoryAnswer, HistoryFigures } from "../../app/ui/program/preview/answers.ts";
import { LivePreview } from "../../app/ui/program/preview/live-preview.tsx";
import { documentWith } from "../support/facts.ts";
import { must } from "../support/must.ts";
import { renderScreen } from "./admin-screen.tsx";

const NOW = 1_795_000_000;
const saved = documentWith({
  tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 50_000 }], multiplier: "2" }],
});
const edited = documentWith({
  earning: [{ ...must(saved.earning[0]), effect: { kind: "points-per-unit", rate: "2" } }],
});
const FIGURES: HistoryFigures = {
  ...{ orders: 12, members: 5, points: 700, costMinor: 700 },
  membersByTier: [{ tierId: null, name: null, members: 5 }],
};
const FETCHED: HistoryAnswer = { outcome: "simulated", since: null, saved: FIGURES, edited: null };

describe("the preview beside a form", () => {
  it("says what an order of 59.90 earns and why, by the engine's own sentence", async () => {
    show({});
    const card = await cardOf("What an order earns");

    expect(await within(card).findByText("59 Coins")).toBeInTheDocument();
    expect(within(card).getByText(/59 Coins: 1 per EUR on €59\.90/)).toBeInTheDocument();
    expect(within(card).queryByText("With your changes")).toBeNull();
  });

  it("sets what is saved beside what is edited, and lets only the difference stand out", async () => {
    const { user } = show({});
    const card = await cardOf("What an order earns");
    await within(card).findByText("59 Coins");

    await user.click(screen.getByRole("button", { name: "Edit" }));

    expect(await within(card).findByText(/→ 119 Coins/)).toBeInTheDocument();
    expect(within(card).getByRole("heading", { name: "As saved" })).toBeInTheDocument();
    expect(within(card).getByRole("heading", { name: "With your changes" })).toBeInTheDocument();
    const history = await cardOf("What your last 60 days would have cost");
    expect(await within(history).findByText(/→ €14\.00/)).toBeInTheDocument();
    expect(within(history).queryByText(/→ 12/)).toBeNull();
  });

  it("tries another amount, another tier, and what else the program looks at", async () => {
    const { user, tried } = show({});
    const card = await cardOf("What an order earns");

    await user.clear(within(card).getByLabelText("Goods in the order"));
    await user.type(within(card).getByLabelText("Goods in the order"), "100");
    await user.selectOptions(within(card).getByLabelText("Tier of the member"), "Gold");
    await user.click(within(card).getByRole("button", { name: "More about the order" }));
    await user.type(within(card).getByLabelText("Of it, paid with a reward"), "10");

    expect(await within(card).findByText("180 Coins")).toBeInTheDocument();
    expect(tried.at(-1)).toMatchObject({ amountMinor: 10_000, tierId: "gold", rewardMinor: 1_000 });
    expect(within(card).queryByLabelText("Shipped to")).toBeNull();
  });

  it("says at the field what it cannot read, and asks nothing", async () => {
    const { user, tried } = show({});
    const amount = await screen.findByLabelText("Goods in the order");
    await waitFor(() => expect(tried).toHaveLength(1));

    await user.clear(amount);
    await user.type(amount, "x");

    expect(amount).toHaveAccessibleDescription(/Enter an amount/);
    expect(tried).toHaveLength(1);
  });

  it("shows what is saved while the form cannot be read", async () => {
    const { user } = show({});

    await user.click(await screen.findByRole("button", { name: "Break" }));

    expect(screen.getByText(/cannot be read yet/)).toBeInTheDocument();
    expect(await screen.findByText("59 Coins")).toBeInTheDocument();
  });

  it.each<[string, HistoryAnswer, RegExp]>([
    ["orders are being fetched", { outcome: "no-history" }, /being fetched/],
    ["nothing could be computed", { outcome: "invalid" }, /Saving works all the same/],
    ["there were no orders", { ...FETCHED, saved: { ...FIGURES, orders: 0 } }, /no orders in this time/],
    ["there were too many orders", { ...FETCHED, since: "2026-11-01T00:00:00Z" }, /since Nov 1, 2026/],
  ])("says that %s", async (_name, history, text) => {
    show({ history });

    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it("begins with an everyday order in yen, too", async () => {
    show({ currency: "JPY" });

    expect(await screen.findByText("5,990 Coins")).toBeInTheDocument();
  });

  it("speaks German", async () => {
    show({ language: "de" });

    expect(await screen.findByText(/59 Coins: 1 je/)).toBeInTheDocument();
    expect(screen.getByText("Was die letzten 60 Tage gekostet hätten")).toBeInTheDocument();
  });
});

const postedSchema = z.object({
  intent: z.string(),
  saved: programSchema,
  edited: programSchema.nullable(),
  sample: z.custom<SampleOrder>().optional(),
});

function show(options: { history?: HistoryAnswer; language?: "en" | "de"; currency?: string }) {
  const { history = FETCHED, language = "en", currency = "EUR" } = options;
  const tried: SampleOrder[] = [];
  const of = { currency, timeZone: "Europe/Berlin", now: NOW };
  const answer = async (request: Request) => {
    const posted = postedSchema.parse(await request.json());
    if (posted.intent === "history") {
      const isChanged = posted.edited !== null && history.outcome === "simulated";
      return isChanged ? { ...history, edited: { ...FIGURES, costMinor: 1_400, points: 1_400 } } : history;
    }
    const sample = posted.sample ?? plainSample(0);
    tried.push(sample);
    const earned = (program: Program) => sampleEarning({ program, sample }, of);
    return { outcome: "tried", saved: earned(posted.saved), edited: posted.edited && earned(posted.edited) };
  };
  renderScreen(
    [
      { path: "/app/form", Component: Form },
      { path: "/app/program/preview", Component: () => null, action: answer },
    ],
    { at: "/app/form", language, currency },
  );
  return { user: userEvent.setup(), tried };
}

/** A form that is edited, or broken, by a click. */
function Form() {
  const [draft, setDraft] = useState<Program | null>(saved);
  return (
    <>
      <button onClick={() => setDraft({ ...edited, tiers: saved.tiers })}>Edit</button>
      <button onClick={() => setDraft(null)}>Break</button>
      <LivePreview saved={saved} edited={draft} />
    </>
  );
}

async function cardOf(heading: string): Promise<HTMLElement> {
  const title = await screen.findByRole("heading", { name: heading });
  return must(title.closest<HTMLElement>(".Polaris-ShadowBevel"));
}
