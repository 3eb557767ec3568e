// @vitest-environment jsdom
import { data } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { speakEveryLanguage } from "../../app/i18n/every-language.ts";
import { PERMISSIONS } from "../../app/loyalty/staff.ts";
import App, { ErrorBoundary } from "../../app/routes/app.tsx";
import { loader as start } from "../../app/routes/_index.tsx";

speakEveryLanguage();

const frame = {
  appBridge: { apiKey: "key", url: "about:blank" },
  speech: { locale: "de", language: "de" },
  currency: "EUR",
  timeZone: "Europe/Berlin",
  pointsName: { one: "Coin", many: "Coins" },
  may: PERMISSIONS,
};

describe("the frame around every page", () => {
  it("keeps the first page's language when later loads do not name one", async () => {
    const later = { ...frame, speech: { locale: "en", language: "en" } };
    show({ answers: [frame, later], at: "/app/page" });
    expect(await screen.findByRole("link", { name: "Mitglieder" })).toBeInTheDocument();

    await userEvent.click(screen.getByRole("link", { name: "Programm" }));

    expect(await screen.findByText("the program")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Mitglieder" })).toBeInTheDocument();
  });

  it("waits until the shop's currency is known, and then goes on by itself", async () => {
    show({ answers: [{ ...frame, currency: "" }, frame], at: "/app/page" });
    expect(await screen.findByText(/Laurel liest gerade Währung und Zeitzone/)).toBeInTheDocument();

    expect(await screen.findByText("a page", {}, { timeout: 5000 })).toBeInTheDocument();
  });

  it("says in words that a page does not exist, and where to go", async () => {
    show({ answers: [frame], at: "/app/missing" });

    expect(await screen.findByRole("heading", { name: "Nicht gefunden" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Mitglieder" })).toBeInTheDocument();
  });

  it("says in words that something went wrong, and nothing of what", async () => {
    show({ answers: [frame], at: "/app/broken" });

    expect(await screen.findByRole("heading", { name: "Etwas ist schiefgegangen" })).toBeInTheDocument();
    expect(document.body.textContent).not.toContain("secret");
  });
});

describe("the app's address", () => {
  it("leads to the first page with everything that Shopify added", () => {
    const url = "https://laurel.example.com/?shop=a.myshopify.com&host=abc&locale=de&id_token=t";

    const answer = start({ request: new Request(url), params: {}, context: {} });

    expect(answer.headers.get("location")).toBe("/app?shop=a.myshopify.com&host=abc&locale=de&id_token=t");
  });
});

function show({ answers, at }: { answers: object[]; at: string }): void {
  const last = answers.at(-1) ?? {};
  const Stub = createRemixStub([
    {
      id: "routes/app",
      path: "/app",
      Component: App,
      ErrorBoundary,
      HydrateFallback: () => null,
      loader: () => answers.shift() ?? last,
      children: [
        { path: "page", Component: () => <p>a page</p> },
        { path: "program", Component: () => <p>the program</p> },
        { path: "missing", Component: () => null, loader: () => Promise.reject(data(null, 404)) },
        { path: "broken", Component: () => null, loader: () => Promise.reject(new Error("a secret")) },
      ],
    },
  ]);
  render(<Stub initialEntries={[at]} />);
}
