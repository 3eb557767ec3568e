// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { tierSchema } from "../../app/loyalty/program/tier-schema.ts";
import ProgramRoute, { shouldRevalidate } from "../../app/routes/app.program.tsx";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

/** Midnight of 22 November 2026 in Berlin. */
const NOW = Date.parse("2026-11-21T23:00:00Z") / 1000;

const silver = tierSchema.parse({
  id: "silver",
  name: "Silver",
  qualifications: [{ basis: "spend", threshold: 25_000 }],
  multiplier: { numerator: 3, denominator: 2 },
});

describe("the program by subject", () => {
  it.each([
    ["en", "Ways to earn", "1 Coin for each €1.00 with an order, as it ships.", "Change: Ways to earn"],
    ["de", "Sammelwege", "1 Coin je 1,00 € mit einer Bestellung, wenn sie versandt wird.", "Ändern: Sammelwege"],
  ] as const)("says in words what holds, with one button for each: %s", async (language, title, line, button) => {
    show({ language });

    expect(await screen.findByRole("heading", { name: title })).toBeInTheDocument();
    expect(screen.getByText(line)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: button })).toHaveAttribute("href", "/app/program/earn");
  });

  it.each([
    ["off", "Off", "Nobody earns points until you go live.", "Go live", "/app/program/go-live"],
    ["test", "In test", "Only customers you named earn points.", "Open the test", "/app/test"],
    ["wiping", "Test is ending", "What the test left is being wiped.", "Open the test", "/app/test"],
  ])("says how far the program is, and leads on: %s", async (mode, badge, sentence, next, address) => {
    show({ mode });

    expect(await screen.findByText(badge)).toBeInTheDocument();
    expect(screen.getByText(sentence)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: next })).toHaveAttribute("href", address);
  });

  it("leads to every subject, and says what is not there yet", async () => {
    show({});

    for (const [name, address] of [
      ["Change: Points and naming", "/app/program/points"],
      ["Set up: Tiers", "/app/program/tiers"],
      ["Set up: Campaigns", "/app/program/campaigns"],
      ["Change: Rewards", "/app/rewards"],
      ["Change: Joining", "/app/program/joining"],
      ["Change: Policies", "/app/program/policies"],
    ] as const)
      expect(await screen.findByRole("link", { name })).toHaveAttribute("href", address);
    expect(screen.getByText("There are no levels for your best customers yet.")).toBeInTheDocument();
  });

  it.each([
    ["en", /worth 200.00 EUR, and its 100 points are earned with 100.00 EUR/],
    ["de", /200.00 EUR wert/],
  ] as const)("tells what the program does that was hardly meant, with its subject: %s", async (language, line) => {
    const [voucher] = simpleProgram(100).rewards;
    show({
      language,
      program: programSchema.parse({ ...simpleProgram(100), rewards: [{ ...voucher, amountMinor: 20_000 }] }),
    });

    const title = language === "en" ? "Rewards" : "Prämien";
    expect(within(await cardOf(title)).getByText(line)).toBeInTheDocument();
  });

  it("shows the first few parts of a subject, and how many more there are", async () => {
    const tiers = Array.from({ length: 8 }, (_, index) => ({
      ...silver,
      id: `tier-${index}`,
      name: `Tier ${index}`,
      qualifications: [{ basis: "spend", threshold: (index + 1) * 1000 }],
    }));
    show({ program: programSchema.parse({ ...simpleProgram(100), tiers }) });

    const card = within(await cardOf("Tiers"));

    expect(card.getByText("Tier 4")).toBeInTheDocument();
    expect(card.queryByText("Tier 5")).toBeNull();
    expect(card.getByText("and 4 more")).toBeInTheDocument();
  });

  it("leads to going live while it is off, and no longer once it is live", async () => {
    show({});
    expect(await screen.findByRole("link", { name: "Go live" })).toHaveAttribute("href", "/app/program/go-live");
    screen.getByText("Nobody earns points until you go live.");
  });

  it("is loaded once, whatever its preview asks for", () => {
    const asked = { formAction: "/app/program/preview", defaultShouldRevalidate: true };

    expect(shouldRevalidate(revalidation(asked))).toBe(false);
    expect(shouldRevalidate(revalidation({ ...asked, formAction: "/app/program" }))).toBe(true);
  });
});

describe("a shop without a program", () => {
  it("is offered one that can be saved as it stands, or others to begin with", async () => {
    const { user, saved, seen } = show({ version: 0 });

    expect(await screen.findByRole("link", { name: "See what fits your orders" })).toHaveAttribute("href", "/app/fit");
    expect(screen.queryByRole("link", { name: "Go live" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Use this program" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 1 saved"]));
    expect(saved).toMatchObject([{ baseVersion: 0, program: { earning: [{ id: "orders" }] } }]);
    expect(await screen.findByRole("link", { name: "Go live" })).toBeInTheDocument();
  });

  it("reads it in German", async () => {
    show({ version: 0, language: "de" });

    expect(await screen.findByText("Noch nichts gespeichert. Dies ist ein Vorschlag.")).toBeInTheDocument();
  });
});

const postedSchema = z.object({ baseVersion: z.number(), program: programSchema });

function show(options: { program?: Program; version?: number; mode?: string; language?: "en" | "de" }) {
  const { language = "en" } = options;
  const saved: z.infer<typeof postedSchema>[] = [];
  let newest = { program: options.program ?? simpleProgram(100), version: options.version ?? 1 };
  const routes: ScreenRoute[] = [
    {
      path: "/app/program",
      Component: ProgramRoute,
      loader: () => ({ ...newest, mode: options.mode ?? "off", announced: [], now: NOW }),
    },
    {
      path: "/app/program/save",
      Component: () => null,
      action: async (request) => {
        const posted = postedSchema.parse(await request.json());
        saved.push(posted);
        newest = { program: posted.program, version: posted.baseVersion + 1 };
        return { outcome: "saved", ...newest };
      },
    },
    { path: "/app/program/preview", Component: () => null, action: () => Promise.resolve({ outcome: "invalid" }) },
  ];
  return { user: userEvent.setup(), saved, seen: renderScreen(routes, { at: "/app/program", language }) };
}

function revalidation(asked: { formAction: string; defaultShouldRevalidate: boolean }) {
  const url = new URL("https://app.example/app/program");
  return { ...asked, currentUrl: url, nextUrl: url, currentParams: {}, nextParams: {} };
}

async function cardOf(title: string): Promise<HTMLElement> {
  const heading = await screen.findByRole("heading", { name: title });
  const card = heading.closest<HTMLElement>(".Polaris-ShadowBevel");
  if (!card) throw new Error(`${title} stands in no card`);
  return card;
}
