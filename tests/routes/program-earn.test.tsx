// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { showProgramScreen } from "./program-screen.tsx";

const orders = {
  id: "orders",
  trigger: { kind: "order" },
  effect: { kind: "points-per-unit", rate: "1" },
} satisfies NonNullable<ProgramInput["earning"]>[number];
const review = {
  id: "review",
  trigger: { kind: "event", name: "review" },
  effect: { kind: "fixed-points", points: 50 },
} satisfies NonNullable<ProgramInput["earning"]>[number];
const campaign = {
  id: "double",
  name: "Double",
  rules: ["review", "orders"],
  effect: { kind: "multiplier", multiplier: "2" },
} satisfies NonNullable<ProgramInput["campaigns"]>[number];

describe("the list of ways to earn", () => {
  it.each([
    ["en", "1 Coin for each €1.00 with an order, as it ships."],
    ["de", "1 Coin je 1,00 € mit einer Bestellung, wenn sie versandt wird."],
  ] as const)("says of each what it gives, in words: %s", async (language, line) => {
    showProgramScreen({ at: "/app/program/earn", program: { earning: [orders, review] }, language });

    expect(await screen.findByText(line)).toBeInTheDocument();
  });

  it("says what to do where there is none", async () => {
    showProgramScreen({ at: "/app/program/earn", program: { earning: [] } });

    expect(await screen.findByText("Let members earn something")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Add way to earn" })).toHaveAttribute("href", "/app/program/earn/new");
  });

  it("moves a way by keyboard, and saves the order", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/earn", program: { earning: [orders, review] } });
    const up = await screen.findByRole("button", { name: "Move “Something members do” up" });

    up.focus();
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved.at(-1)?.program.earning.map(({ id }) => id)).toEqual(["review", "orders"]));
  });

  it("deletes a way after saying what that means, and undoes it together with what named it", async () => {
    const program = { earning: [orders, review], campaigns: [campaign] };
    const { user, saved } = showProgramScreen({ at: "/app/program/earn", program });

    await user.click(await screen.findByRole("button", { name: "Delete “Something members do”" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Nobody earns by it from now on/)).toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Delete" }));

    await waitFor(() => expect(saved.at(-1)?.program.earning.map(({ id }) => id)).toEqual(["orders"]));
    expect(saved.at(-1)?.program.campaigns[0]?.rules).toEqual(["orders"]);

    await user.click(await screen.findByRole("button", { name: "Undo" }));

    await waitFor(() => expect(saved.at(-1)?.program.earning.map(({ id }) => id)).toEqual(["orders", "review"]));
    expect(saved.at(-1)?.program.campaigns[0]?.rules).toEqual(["orders", "review"]);
    await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull());
  });
});

describe("the choice of a way to earn", () => {
  it("has every occasion that the schema knows", async () => {
    showProgramScreen({ at: "/app/program/earn/new" });

    for (const name of ["Joining", "Birthday", "Anniversary of joining", "Reaching a tier", "A day of the calendar"])
      expect(await screen.findByRole("link", { name: `Choose: ${name}` })).toBeInTheDocument();
  });

  it("leads to points where cashback needs something of its own first", async () => {
    showProgramScreen({ at: "/app/program/earn/new", language: "de" });

    const link = await screen.findByRole("link", { name: "Erst Cashback anlegen: Cashback" });

    expect(link).toHaveAttribute("href", "/app/program/points");
  });
});

describe("the form of a way to earn", () => {
  it("saves a new one as it is proposed, with an id of its own", async () => {
    const { user, saved } = showProgramScreen({
      at: "/app/program/earn/new/review",
      program: { earning: [orders, review] },
    });

    await user.click(await screen.findByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.earning[2]).toMatchObject({
      id: "review-2",
      trigger: { kind: "event", name: "review" },
      effect: { kind: "fixed-points", points: 50, unit: "points" },
      limits: [{ per: "lifetime", times: 1, each: "subject" }],
    });
  });

  it("changes one in German, with a comma, and leaves the rest of the program as it is", async () => {
    const { user, saved } = showProgramScreen({
      at: "/app/program/earn/orders",
      program: { earning: [orders, review] },
      language: "de",
    });
    const rate = await screen.findByLabelText(/^Je 1,00/);

    await user.clear(rate);
    await user.type(rate, "1,5");
    await user.click(screen.getByRole("button", { name: "Speichern" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.earning).toMatchObject([
      { id: "orders", effect: { rate: { numerator: 3, denominator: 2 } } },
      { id: "review" },
    ]);
  });

  it("shows what is wrong at its field, and saves nothing", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/earn/orders", program: { earning: [orders] } });
    const rate = await screen.findByLabelText(/^For each €1.00/);

    await user.clear(rate);
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(await screen.findByText("1 field needs your attention")).toBeInTheDocument();
    await waitFor(() => expect(rate).toHaveFocus());
    expect(rate).toHaveAccessibleDescription(/Enter something here/);
    expect(saved).toEqual([]);
  });

  it("adds a condition of a kind from a menu, and takes it away again", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/earn/orders", program: { earning: [orders] } });

    await user.click(await screen.findByRole("button", { name: "Add a condition" }));
    await user.click(await screen.findByRole("menuitem", { name: "Value" }));
    await user.type(await screen.findByLabelText("At least"), "49.50");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() =>
      expect(saved[0]?.program.earning[0]?.conditions).toEqual([{ kind: "amount", fromMinor: 4950 }]),
    );
  });

  it("offers no condition that could never hold, and no effect that nothing could bring", async () => {
    const { user } = showProgramScreen({ at: "/app/program/earn/new/birthday", program: { earning: [orders] } });

    const options = within(await screen.findByLabelText("What it gives")).getAllByRole("option");
    expect(options.map((option) => option.textContent)).not.toContain("Points for each item");
    await user.click(screen.getByRole("button", { name: "Add a condition" }));

    expect(await screen.findByRole("menuitem", { name: "Days of the week" })).toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: "First or nth order" })).toBeNull();
  });

  it("keeps what was typed for a kind when another was looked at", async () => {
    const { user } = showProgramScreen({ at: "/app/program/earn/orders", program: { earning: [orders] } });
    const kinds = await screen.findByLabelText("What it gives");

    await user.selectOptions(kinds, "A fixed number of points");
    await user.type(screen.getByLabelText("How many"), "70");
    await user.selectOptions(kinds, "Points for each €1.00");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    await user.selectOptions(kinds, "A fixed number of points");

    expect(screen.getByLabelText("How many")).toHaveValue("70");
  });

  it("copies one", async () => {
    const { user, saved } = showProgramScreen({
      at: "/app/program/earn/new/copy?from=review",
      program: { earning: [orders, review] },
    });

    await user.click(await screen.findByRole("button", { name: "Save" }));

    await waitFor(() =>
      expect(saved[0]?.program.earning.map(({ id }) => id)).toEqual(["orders", "review", "review-2"]),
    );
  });
});

describe("the name of an event", () => {
  const field = () => screen.findByRole("combobox", { name: "Name of the event" });

  // Nothing is laid out in jsdom: there is nothing to scroll.
  beforeAll(() => {
    HTMLElement.prototype.scrollBy = () => undefined;
  });

  it("is chosen among those that were received and the usual ones, each offered once", async () => {
    const { user, saved } = showProgramScreen({
      at: "/app/program/earn/review",
      program: { earning: [orders, review] },
    });

    await user.click(await field());
    const offered = within(await screen.findByRole("listbox"));
    expect(offered.getByText("Received so far")).toBeInTheDocument();
    expect(offered.getByText("Usual names")).toBeInTheDocument();
    expect(offered.getAllByRole("option", { name: "review" })).toHaveLength(1);
    expect(offered.getByRole("option", { name: "survey" })).toBeInTheDocument();
    await user.click(offered.getByRole("option", { name: "workshop-attended" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.earning[1]?.trigger).toEqual({ kind: "event", name: "workshop-attended" });
  });

  it("may be any other, of which only what is alike is offered", async () => {
    const { user, saved } = showProgramScreen({
      at: "/app/program/earn/review",
      program: { earning: [orders, review] },
    });
    await user.clear(await field());
    await user.type(await field(), "photo");

    expect(within(await screen.findByRole("listbox")).getAllByRole("option")).toHaveLength(2);
    await user.type(await field(), "-of-the-week");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.earning[1]?.trigger).toEqual({ kind: "event", name: "photo-of-the-week" });
  });
});
