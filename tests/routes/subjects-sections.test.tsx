// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { must } from "../support/must.ts";
import { showSubject } from "./subject-screen.tsx";

describe("the form of joining", () => {
  it("says how customers become members, and saves another way", async () => {
    const { user, saved, seen } = showSubject({ at: "/app/program/joining" });
    expect(await screen.findByRole("radio", { name: "With their first order" })).toBeChecked();

    await user.click(screen.getByRole("radio", { name: "They agree to it" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 4 saved"]));
    expect(must(saved[0]).program.joining).toEqual({
      mode: "explicit",
      exclude: { companies: false, customerTags: [], countries: [] },
    });
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("shows who cannot join, and refuses what is no country", async () => {
    const exclude = { companies: true, customerTags: ["staff"], countries: ["DE"] };
    const { user, saved } = showSubject({
      at: "/app/program/joining",
      program: { joining: { mode: "explicit", exclude } },
    });
    const countries = await screen.findByLabelText("Customers of these countries");
    expect(screen.getByLabelText("Customers with one of these tags")).toHaveValue("staff");

    await user.type(countries, "{enter}Germany");
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(countries).toBeInvalid();
    expect(saved).toEqual([]);
  });
});

describe("the form of policies", () => {
  it("saves what of an order counts, a limit and how multipliers act together", async () => {
    const { user, saved } = showSubject({ at: "/app/program/policies" });
    await user.click(await screen.findByRole("checkbox", { name: /Shipping/ }));
    await user.click(screen.getByRole("button", { name: "Add limit" }));
    await user.type(screen.getByLabelText("At most"), "500");
    await user.click(screen.getByRole("radio", { name: "Only the largest counts: 2 and 3 make 3" }));

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    const { policies } = must(saved[0]).program;
    expect(policies.basis.shipping).toBe(true);
    expect(policies.caps).toMatchObject([{ unit: "points", points: 500 }]);
    expect(policies.stacking).toBe("best");
  });

  it("shows and saves the rest in German", async () => {
    const { user, saved } = showSubject({ at: "/app/program/policies", language: "de" });
    const days = await screen.findByLabelText("Erinnerung, bevor Punkte verfallen");
    await user.clear(days);
    await user.type(days, "14");
    await user.click(screen.getByRole("radio", { name: "Der Rest wird erlassen" }));
    await user.click(screen.getByRole("radio", { name: "Keine davon zählt" }));
    const rate = screen.getByLabelText("Von einem Mitglied in einer Stunde");
    await user.clear(rate);
    await user.type(rate, "5");

    await user.click(screen.getByRole("button", { name: "Speichern" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.policies).toMatchObject({
      reminderDays: 14,
      shortfall: "forgiven",
      guests: { claim: "none" },
      velocity: { perMemberPerHour: 5 },
    });
  });
});
