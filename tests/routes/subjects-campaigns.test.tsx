// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { shouldRevalidate } from "../../app/routes/app.program_.campaigns.$id.tsx";
import { must } from "../support/must.ts";
import { showSubject } from "./subject-screen.tsx";

type CampaignInput = NonNullable<ProgramInput["campaigns"]>[number];

const times = (id: string, more: Partial<CampaignInput>): CampaignInput => ({
  id,
  name: id,
  effect: { kind: "multiplier", multiplier: "2" },
  ...more,
});
const autumn = times("autumn", { name: "Autumn", from: "2026-10-01", to: "2026-12-01" });
const week = times("week", { name: "Black week", from: "2026-11-23", to: "2026-11-30" });
const over = times("over", { name: "Summer", from: "2026-07-01", to: "2026-08-01" });
const spring = times("spring", { name: "Spring", from: "2027-03-01", to: "2027-04-01" });
const own = times("own", { name: "Your day", memberDay: { perYear: 1 }, rules: [] });
const campaigns = [over, autumn, week, spring, own];

describe("the campaigns", () => {
  it("stand in the calendar of the present quarter, those that meet marked", async () => {
    showSubject({ at: "/app/program/campaigns", program: { campaigns } });

    const calendar = within(await cardOf("October 2026 to December 2026"));
    expect(calendar.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(["Autumn", "Black week", "Your day"]),
    );
    expect(calendar.queryByText("Summer")).toBeNull();
    expect(calendar.getByText("Meets Black week")).toBeInTheDocument();
    expect(calendar.getByText("Meets Autumn")).toBeInTheDocument();
    expect(
      calendar.getByText(/^2 times as much\. Always, on one day a year that each member chooses\.$/),
    ).toBeInTheDocument();
  });

  it("turn the pages of the calendar", async () => {
    const { user } = showSubject({
      at: "/app/program/campaigns?quarter=2027-q1",
      program: { campaigns: [over, spring] },
    });
    expect(await screen.findByText("January 2027 to March 2027")).toBeInTheDocument();

    await user.click(screen.getByRole("link", { name: "Three months later" }));

    expect(await screen.findByText("April 2027 to June 2027")).toBeInTheDocument();
    expect(screen.getByText("No campaign is on in these three months.")).toBeInTheDocument();
  });

  it("say where they meet, and what members get there", async () => {
    showSubject({ at: "/app/program/campaigns", program: { campaigns, policies: { stacking: "add" } } });

    const meetings = within(await cardOf("Where campaigns meet"));
    expect(meetings.getByText("“Autumn” and “Black week” meet: Nov 23, 2026 to Nov 29, 2026.")).toBeInTheDocument();
    expect(meetings.getByText(/2 and 2 add up to 3 times as much\.$/)).toBeInTheDocument();
    expect(meetings.getByRole("link")).toHaveAttribute("href", "/app/program/policies");
  });

  it("say at first where they meet soon, and all of it when asked", async () => {
    const weekly = Array.from({ length: 9 }, (_, index) =>
      times(`w${index}`, { from: `2026-12-${String(index + 10)}`, to: `2026-12-${String(index + 11)}` }),
    );
    const all = times("all", { name: "All" });
    const { user } = showSubject({ at: "/app/program/campaigns", program: { campaigns: [all, ...weekly] } });
    expect(await screen.findAllByText(/^“All” and “w\d” meet: /)).toHaveLength(6);

    await user.click(screen.getByRole("button", { name: "Show all 9" }));

    expect(screen.getAllByText(/^“All” and “w\d” meet: /)).toHaveLength(9);
  });

  it("say that none meet", async () => {
    showSubject({ at: "/app/program/campaigns", program: { campaigns: [over, spring] } });

    expect(await screen.findByText(/^From now on, no two campaigns change the same way to earn/)).toBeInTheDocument();
  });

  it("are listed with those that are on first", async () => {
    showSubject({ at: "/app/program/campaigns", program: { campaigns: [over, spring, autumn] }, language: "de" });

    const table = within(await screen.findByRole("table"));
    expect(table.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Autumn", "Spring", "Summer"]);
    expect(table.getAllByText(/^(Läuft|Kommt|Vorbei)$/).map(({ textContent }) => textContent)).toEqual([
      "Läuft",
      "Kommt",
      "Vorbei",
    ]);
  });

  it("begin with a first one", async () => {
    showSubject({ at: "/app/program/campaigns" });

    const add = await screen.findByRole("link", { name: "Add campaign" });

    expect(add).toHaveAttribute("href", "/app/program/campaigns/new");
  });
});

describe("the form of a campaign", () => {
  it("saves a new one, and shows it among the others", async () => {
    const { user, saved, seen } = showSubject({ at: "/app/program/campaigns/new" });
    await user.type(await screen.findByLabelText("Name"), "Double days");
    await user.type(screen.getByLabelText("Starts"), "2026-12-01T00:00");
    await user.type(screen.getByLabelText("Ends"), "2026-12-24T18:30");

    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(await screen.findByRole("heading", { name: "Campaigns", level: 1 })).toBeInTheDocument();
    expect(must(saved[0]).program.campaigns).toEqual([
      {
        ...{ id: "double-days", name: "Double days", from: "2026-12-01", to: "2026-12-24T18:30", conditions: [] },
        effect: { kind: "multiplier", multiplier: { numerator: 2, denominator: 1 } },
      },
    ]);
    expect(seen.toasts).toEqual(["Version 4 saved"]);
  });

  it("says at the fields what is wrong, and saves nothing", async () => {
    const { user, saved } = showSubject({ at: "/app/program/campaigns/week", program: { campaigns } });
    await user.clear(await screen.findByLabelText("Name"));
    await user.clear(screen.getByLabelText("Ends"));
    await user.type(screen.getByLabelText("Ends"), "2026-11-01T00:00");

    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(screen.getByLabelText("Name")).toHaveAccessibleDescription(/Enter something here/);
    expect(screen.getByLabelText("Ends")).toBeInvalid();
    expect(saved).toEqual([]);
  });

  it("says while it is typed which campaigns it will meet", async () => {
    const { user } = showSubject({ at: "/app/program/campaigns/spring", program: { campaigns: [autumn, spring] } });
    expect(await screen.findByText(/^From now on, no two campaigns/)).toBeInTheDocument();
    const starts = screen.getByLabelText("Starts");

    await user.clear(starts);
    await user.type(starts, "2026-11-28T00:00");

    expect(await screen.findByText("“Autumn” and “Spring” meet: Nov 28, 2026 to Nov 30, 2026.")).toBeInTheDocument();
  });

  it("begins like the one that is copied, under a name of its own", async () => {
    const { user, saved } = showSubject({ at: "/app/program/campaigns/new?like=week", program: { campaigns: [week] } });
    expect(await screen.findByLabelText("Name")).toHaveValue("Copy of Black week");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.campaigns).toMatchObject([
      { id: "week" },
      { id: "copy-of-black-week", from: week.from, to: week.to },
    ]);
  });

  it("gives a new one an id that its own page can be reached by", async () => {
    const { user, saved } = showSubject({ at: "/app/program/campaigns/new" });
    await user.type(await screen.findByLabelText("Name"), "New");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.campaigns[0]?.id).toBe("new-2");
  });

  it("says what stays before it deletes, and then is gone", async () => {
    const { user, saved } = showSubject({ at: "/app/program/campaigns/week", program: { campaigns: [autumn, week] } });
    await user.click(await screen.findByRole("button", { name: "Delete campaign" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/What it has given stays with the members/)).toBeInTheDocument();

    await user.click(dialog.getByRole("button", { name: "Delete campaign" }));

    expect(await screen.findByRole("heading", { name: "Campaigns", level: 1 })).toBeInTheDocument();
    expect(must(saved[0]).program.campaigns.map(({ id }) => id)).toEqual(["autumn"]);
  });

  it("is not loaded again once it is saved: what was deleted cannot be", () => {
    const asked = { formAction: "/app/program/save", defaultShouldRevalidate: true };

    expect(shouldRevalidate(revalidation(asked))).toBe(false);
    expect(shouldRevalidate(revalidation({ ...asked, formAction: "/app/elsewhere" }))).toBe(true);
  });

  it("puts what is typed into somebody else's version when it is saved again", async () => {
    const theirs = { campaigns: [{ ...autumn, name: "Their autumn" }, week] };
    const { user, saved } = showSubject({
      at: "/app/program/campaigns/week",
      program: { campaigns: [autumn, week] },
      answers: [{ outcome: "stale", version: 9, program: programSchema.parse({ ...simpleProgram(100), ...theirs }) }],
    });
    await user.type(await screen.findByLabelText("Name"), "!");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/Somebody saved version 9/)).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]).toMatchObject({
      baseVersion: 9,
      program: { campaigns: [{ name: "Their autumn" }, { name: "Black week!" }] },
    });
  });

  it("asks before it is left with unsaved changes", async () => {
    const { user, seen } = showSubject({ at: "/app/program/campaigns/week", program: { campaigns } });
    seen.leave = "stay";
    await user.type(await screen.findByLabelText("Name"), "!");

    await user.click(screen.getByRole("link", { name: "Members" }));

    expect(screen.getByLabelText("Name")).toHaveValue("Black week!");
  });
});

/** The card under a heading. */
async function cardOf(heading: string): Promise<HTMLElement> {
  const title = await screen.findByRole("heading", { name: heading, level: 2 });
  return must(title.closest<HTMLElement>(".Polaris-ShadowBevel") ?? title.parentElement);
}

function revalidation(asked: { formAction: string; defaultShouldRevalidate: boolean }) {
  const url = new URL("https://app.example/app/program");
  return { ...asked, currentUrl: url, nextUrl: url, currentParams: {}, nextParams: {} };
}
