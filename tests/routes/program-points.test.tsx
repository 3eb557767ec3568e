// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showProgramScreen } from "./program-screen.tsx";

const units = [
  { id: "points", name: { one: "Coin", many: "Coins" } },
  { id: "status", kind: "status" as const, name: { one: "Night", many: "Nights" } },
];

describe("points and naming", () => {
  it("changes the name and when points expire, in German", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/points", language: "de" });
    const many = await screen.findByLabelText("Mehrere heißen");

    await user.clear(many);
    await user.paste("Taler");
    await user.click(screen.getByLabelText("Eine Zeit ohne Aktivität"));
    await user.type(screen.getByLabelText("Nach"), "12");
    await user.click(screen.getByRole("button", { name: "Speichern" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.units[0]).toMatchObject({
      name: { one: "Coin", many: "Taler" },
      expiry: { kind: "rolling", after: { months: 12 }, activity: ["order"] },
    });
  });

  it("shows what else is collected, and what can be added", async () => {
    showProgramScreen({ at: "/app/program/points", program: { units } });

    expect(await screen.findByRole("link", { name: "Nights" })).toHaveAttribute("href", "/app/program/points/status");
    expect(screen.getByRole("link", { name: "Add cashback" })).toHaveAttribute(
      "href",
      "/app/program/points/new/cashback",
    );
  });

  it("adds status points with an id from their name", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/points/new/status", program: { units } });

    await user.click(await screen.findByLabelText("One is called"));
    await user.paste("Flight");
    await user.click(screen.getByLabelText("Many are called"));
    await user.paste("Flights");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.units[2]).toMatchObject({ id: "flights", kind: "status" });
  });

  it("deletes a unit that nothing names and nobody ever had", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/points/status", program: { units } });

    await user.click(await screen.findByRole("button", { name: "Delete" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Nobody ever had any, and nothing in the program names it.")).toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Delete" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.program.units.map(({ id }) => id)).toEqual(["points"]);
    expect(await screen.findByRole("heading", { name: "Points and naming", level: 1 })).toBeInTheDocument();
  });

  it("says what names a unit that cannot be deleted yet", async () => {
    const qualifications = [{ basis: "points" as const, unit: "status", threshold: 5 }];
    const policies = { caps: [{ id: "cap", unit: "status", per: "day" as const, points: 5 }] };
    const program = { units, tiers: [{ id: "gold", name: "Gold", qualifications }], policies };
    const { user } = showProgramScreen({ at: "/app/program/points/status", program });

    await user.click(await screen.findByRole("button", { name: "Delete" }));

    const dialog = within(await screen.findByRole("dialog", { name: "“Nights” cannot be deleted" }));
    expect(dialog.getByRole("link", { name: "Gold" })).toHaveAttribute("href", "/app/program/tiers/gold");
    expect(dialog.getByRole("link", { name: "Policies" })).toHaveAttribute("href", "/app/program/policies");
    expect(dialog.queryByRole("button", { name: "Delete" })).toBeNull();
  });

  it("says that what members had stays, in German", async () => {
    const at = "/app/program/points/status";
    const { user } = showProgramScreen({ at, program: { units }, isHeld: true, language: "de" });

    await user.click(await screen.findByRole("button", { name: "Löschen" }));

    const dialog = within(await screen.findByRole("dialog", { name: "„Nights“ lässt sich nicht löschen" }));
    expect(dialog.getByText(/hatten einmal welche/)).toBeInTheDocument();
    expect(dialog.queryByRole("button", { name: "Löschen" })).toBeNull();
  });

  it("never deletes what rewards cost", async () => {
    showProgramScreen({ at: "/app/program/points", program: { units } });

    expect(await screen.findByRole("link", { name: "Nights" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  });

  it("is left without a question once a new one is discarded", async () => {
    const { user, saved } = showProgramScreen({ at: "/app/program/points/new/cashback" });

    await user.click(await screen.findByRole("button", { name: "Discard" }));

    expect(await screen.findByRole("link", { name: "Add cashback" })).toBeInTheDocument();
    expect(saved).toEqual([]);
  });
});
