// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { tierSchema } from "../../app/loyalty/program/tier-schema.ts";
import ProgramRoute, { shouldRevalidate } from "../../app/routes/app.program.tsx";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

const silver = tierSchema.parse({
  id: "silver",
  name: "Silver",
  qualifications: [{ basis: "spend", threshold: 25_000 }],
  multiplier: { numerator: 3, denominator: 2 },
});

describe("what the saved program does that was hardly meant", () => {
  it.each([
    ["en", "1 thing to look at in the saved program", "nobody gets there"],
    ["de", "1 Punkt im gespeicherten Programm sollte angesehen werden", "niemand kommt hin"],
  ] as const)("is told above the form, in the language of the page: %s", async (language, title, line) => {
    show({ language, warnings: [{ en: "nobody gets there", de: "niemand kommt hin" }] });

    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText(line)).toBeInTheDocument();
  });
});

describe("the preview beside the program form", () => {
  it("does not load the form anew for it", () => {
    const asked = { formAction: "/app/program/preview", defaultShouldRevalidate: true };

    expect(shouldRevalidate(revalidation(asked))).toBe(false);
    expect(shouldRevalidate(revalidation({ ...asked, formAction: "/app/program" }))).toBe(true);
  });
});

describe("the program form", () => {
  it("shows the save bar once something differs from what is saved, and hides it when it no longer does", async () => {
    const { user } = show({});
    await screen.findByText("What an order earns");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();

    await retype(user, "One is called", "Star");
    expect(screen.getByRole("button", { name: "Save" })).toBeVisible();

    await retype(user, "One is called", "Coin");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("discards what was typed", async () => {
    const { user } = show({});
    await retype(user, "One is called", "Star");

    await user.click(screen.getByRole("button", { name: "Discard" }));

    expect(screen.getByLabelText("One is called")).toHaveValue("Coin");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("shows what is wrong at its field, only after the field was left", async () => {
    const { user } = show({});
    const field = await screen.findByLabelText("100 Coins are worth");

    await user.clear(field);
    expect(field).not.toBeInvalid();
    await user.tab();

    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/Enter something here/);
  });

  it("saves nothing while a field is wrong, and goes to it", async () => {
    const { user, saved } = show({});
    await retype(user, "Coins for each €1.00 spent on goods", "many");

    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(screen.getByText("1 field needs your attention")).toBeInTheDocument();
    expect(screen.getByLabelText("Coins for each €1.00 spent on goods")).toHaveFocus();
    expect(saved).toEqual([]);
  });

  it("saves a German decimal comma, and says so in German", async () => {
    const { user, saved, seen } = show({ language: "de" });
    await retype(user, "100 Coins sind so viel wert", "1,50");

    await user.click(screen.getByRole("button", { name: "Speichern" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 1 gespeichert"]));
    expect(saved[0]?.program.rewards).toMatchObject([
      { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 150 },
    ]);
    expect(screen.queryByRole("button", { name: "Speichern" })).toBeNull();
    expect(screen.getByLabelText("100 Coins sind so viel wert")).toHaveValue("1,50");
  });

  it("names a tier that is not above the one before, at its field, in German", async () => {
    const { user } = show({ language: "de", program: { ...simpleProgram(100), tiers: [silver] } });
    await user.click(await screen.findByRole("button", { name: "Stufe hinzufügen" }));
    const second = within(screen.getByRole("group", { name: "Stufe 2" }));

    await user.type(second.getByLabelText("Name"), "Gold");
    await user.type(second.getByLabelText("Ab Umsatz von"), "200");
    await user.tab();

    expect(second.getByLabelText("Ab Umsatz von")).toHaveAccessibleDescription(/Muss mehr sein als bei „Silver“/);
  });

  it("suggests three tiers, and each can be removed", async () => {
    const { user } = show({});

    await user.click(await screen.findByRole("button", { name: "Suggest three tiers" }));
    await user.click(screen.getByRole("button", { name: "Remove tier Gold" }));

    expect(screen.getAllByLabelText("Name").map((field) => field.getAttribute("value"))).toEqual([
      "Silver",
      "Platinum",
    ]);
  });

  it("says that somebody else saved meanwhile, and replaces it only when asked again", async () => {
    const { user, saved } = show({ answers: [{ outcome: "stale", version: 4 }] });
    await retype(user, "One is called", "Star");

    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Somebody saved version 4 while you were editing")).toBeInTheDocument();
    expect(screen.getByLabelText("One is called")).toHaveValue("Star");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved.map((posted) => posted.baseVersion)).toEqual([0, 4]));
  });

  it("asks before it is left with unsaved changes", async () => {
    const { user, seen } = show({});
    seen.leave = "stay";
    await retype(user, "One is called", "Star");

    await user.click(screen.getByRole("link", { name: "Members" }));
    expect(screen.getByLabelText("One is called")).toHaveValue("Star");

    seen.leave = "leave";
    await user.click(screen.getByRole("link", { name: "Members" }));
    expect(await screen.findByText("the members")).toBeInTheDocument();
  });

  it("ticks the guide's step when the guide led here", async () => {
    const { noted } = show({ at: "/app/program?guide=rewards" });

    await waitFor(() => expect(noted).toEqual(["rewards-seen"]));
  });
});

const postedSchema = z.union([
  z.object({ intent: z.literal("save"), baseVersion: z.number(), program: programSchema }),
  z.object({ intent: z.literal("rewards-seen") }),
]);

function show(options: {
  program?: Program;
  language?: "en" | "de";
  currency?: string;
  at?: string;
  answers?: object[];
  warnings?: { en: string; de: string }[];
}) {
  const {
    program = simpleProgram(100),
    language = "en",
    currency = "EUR",
    at = "/app/program",
    answers = [],
    warnings = [],
  } = options;
  const saved: { baseVersion: number; program: Program }[] = [];
  const noted: string[] = [];
  let newest = program;
  const routes: ScreenRoute[] = [
    {
      path: "/app/program",
      Component: ProgramRoute,
      loader: () => ({ program: newest, version: saved.length, isLive: false, versions: [], warnings }),
      action: async (request) => {
        const posted = postedSchema.parse(await request.json());
        if (posted.intent === "rewards-seen") {
          noted.push(posted.intent);
          return { outcome: "noted" };
        }
        saved.push(posted);
        const answer = answers.shift();
        if (answer) return answer;
        newest = posted.program;
        return { outcome: "saved", version: saved.length, program: posted.program };
      },
    },
    { path: "/app/program/preview", Component: () => null, action: () => Promise.resolve({ outcome: "invalid" }) },
    { path: "/app/members", Component: () => <p>the members</p> },
  ];
  const seen = renderScreen(routes, { at, language, currency });
  return { user: userEvent.setup(), seen, saved, noted };
}

function revalidation(part: { formAction: string; defaultShouldRevalidate: boolean }) {
  const url = new URL("https://app.example/app/program");
  return { currentUrl: url, currentParams: {}, nextUrl: url, nextParams: {}, ...part };
}

async function retype(user: ReturnType<typeof userEvent.setup>, label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
}
