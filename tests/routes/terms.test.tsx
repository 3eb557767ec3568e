// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { staffSheet } from "../../app/loyalty/describe/staff-sheet.ts";
import { programTerms } from "../../app/loyalty/describe/terms.ts";
import TermsRoute from "../../app/routes/app.terms.tsx";
import { termsOfModel } from "../loyalty/describe/terms-pages.ts";
import { must } from "../support/must.ts";
import { showScreen } from "./show-screen.tsx";

const LINK = "https://hearth.myshopify.com/apps/rewards/terms";
const of = (language: "en" | "de") => termsOfModel("rewards-of-every-kind", language);
const loaded = (language: "en" | "de") => ({
  tab: "terms",
  language,
  version: 3,
  versions: [
    { version: 3, since: "2026-11-22T00:00:00.000Z" },
    { version: 2, since: null },
  ],
  terms: programTerms(of(language)),
  sheet: null,
  missing: [],
  isLive: true,
  link: LINK,
});

describe("terms and staff sheet", () => {
  it.each([
    ["en", "Program terms", "No cash value", "Version 2, not in force"],
    ["de", "Teilnahmebedingungen", "Kein Barwert", "Version 2, nicht in Kraft"],
  ] as const)("read as shoppers will: %s", async (language, title, section, old) => {
    showScreen("/app/terms", TermsRoute, loaded(language), { language });

    expect(await screen.findByRole("heading", { name: title })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: section })).toBeInTheDocument();
    expect(screen.getByRole("option", { name: old })).toBeInTheDocument();
  });

  it.each([
    ["en", "Why did my order earn nothing?"],
    ["de", "Warum hat meine Bestellung nichts gebracht?"],
  ] as const)("show the staff sheet: %s", async (language, question) => {
    const sheet = { ...loaded(language), tab: "staff", terms: null, sheet: staffSheet(of(language)) };
    showScreen("/app/terms?tab=staff", TermsRoute, sheet, { language });

    expect(await screen.findByRole("heading", { name: question })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Copy link|Link kopieren/ })).not.toBeInTheDocument();
  });

  it("are printed, and their link is copied", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user, seen } = showScreen("/app/terms", TermsRoute, loaded("en"));

    await user.click(await screen.findByRole("button", { name: "Print" }));
    await user.click(must(screen.getAllByRole("button", { name: "Copy link" })[0]));

    expect(print).toHaveBeenCalledOnce();
    await waitFor(() => expect(seen.toasts).toEqual(["Link copied"]));
    expect(await navigator.clipboard.readText()).toBe(LINK);
  });

  it("say what the merchant has not filled in, and where to", async () => {
    showScreen("/app/terms", TermsRoute, { ...loaded("en"), missing: ["company", "privacyUrl"] });

    expect(await screen.findByText("The terms do not say yet: company, privacy policy")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Fill in the details" })).toHaveAttribute("href", "/app/settings/terms");
  });

  it("offer no link while nobody could follow it", async () => {
    showScreen("/app/terms", TermsRoute, { ...loaded("en"), isLive: false });

    expect(await screen.findByText("Customers can read them once the program is live.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Copy link" })).not.toBeInTheDocument();
  });

  it("without a program say how they come about", async () => {
    showScreen("/app/terms", TermsRoute, { ...loaded("en"), versions: [], terms: null, version: 0 });

    expect(await screen.findByText("There is no program yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Set up the program" })).toHaveAttribute("href", "/app/program");
  });
});
