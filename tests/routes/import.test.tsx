// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Language } from "../../app/i18n/language.ts";
import { EXPORTS } from "../../app/loyalty/export-kinds.ts";
import { guessMapping } from "../../app/loyalty/import/mapping.ts";
import Export from "../../app/routes/app.export.tsx";
import Imports from "../../app/routes/app.import._index.tsx";
import NewImport from "../../app/routes/app.import.new.tsx";
import Import from "../../app/routes/app.import.$id.tsx";
import type { ImportPageData, ImportView } from "../../app/ui/import/import-view.ts";
import { renderScreen } from "./admin-screen.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const header = ["Email", "Punkte"];
const RUN: ImportView = {
  ...{ id: "r1", fileName: "members.csv", state: "mapping", rows: 3, at: "2026-11-22T10:00:00Z", header },
  ...{ done: 0, total: 0, report: null, result: null, error: null, isStale: false },
};
const REPORT = {
  ...{ rows: 5000, ready: 4988, unknown: 3, problems: { "bad-email": 9 }, joining: 4812, known: 188 },
  ...{ given: 93_000, taken: 0, tiers: 0, birthdays: 1, version: 1 },
};

function page(run: Partial<ImportView>, changes: Partial<ImportPageData> = {}): ImportPageData {
  const otherwise = { unit: "points", decimal: ".", dates: "day-first" } as const;
  return {
    run: { ...RUN, ...run },
    mapping: guessMapping({ header, rows: [] }, otherwise),
    sample: [["ada@example.com", "12"]],
    units: [{ id: "points", one: "Coin", many: "Coins", icon: "", decimals: 0 }],
    ...{ faulty: [], next: null, isFirstPage: true },
    ...changes,
  };
}

function renderRun(data: ImportPageData, language: Language = "en", answer: object = {}): object[] {
  const sent: object[] = [];
  renderScreen(
    [
      {
        path: "/app/import/:id",
        Component: Import,
        loader: () => data,
        action: async (request) => {
          sent.push((await request.json()) as object);
          return answer;
        },
      },
    ],
    { at: "/app/import/r1", language },
  );
  return sent;
}

describe("an import's columns", () => {
  it("are guessed, shown beside the first rows, and sent as the merchant has chosen them", async () => {
    const sent = renderRun(page({}), "en", { intent: "map", outcome: "checking" });

    expect(await screen.findByText("ada@example.com")).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText("Points balance"), "Not in the file");
    await userEvent.selectOptions(screen.getByLabelText("Birthday"), "Punkte");
    await userEvent.click(screen.getByRole("radio", { name: "The month: January 2" }));
    await userEvent.click(screen.getByRole("button", { name: "Check the file" }));

    await waitFor(() =>
      expect(sent).toMatchObject([
        { intent: "map", mapping: { columns: { email: 0, points: null, birthday: 1 }, dates: "month-first" } },
      ]),
    );
  });

  it("that cannot be are refused at their field", async () => {
    const problems = [{ field: "email", problem: "needed" }];
    renderRun(page({}), "de", { intent: "map", outcome: "bad-columns", problems });

    await userEvent.click(await screen.findByRole("button", { name: "Datei prüfen" }));

    expect(await screen.findByText("Wähle die Spalte mit der E-Mail-Adresse oder der Kunden-ID")).toBeTruthy();
  });
});

describe("an import that was checked", () => {
  it.each([
    ["en", ["4,812 customers join", "188 are members already", "93,000 Coins are given", "9 rows have a problem and are left out"],
      "This is no e-mail address", "Apply"],
    ["de", ["4.812 Kunden werden Mitglied", "188 sind schon Mitglied", "93.000 Coins werden gegeben", "9 Zeilen haben ein Problem und werden ausgelassen"],
      "Das ist keine E-Mail-Adresse", "Anwenden"],
  ] as const)("says in %s what will happen, and why rows are left out", async (language, lines, why, apply) => {
    const data = page({ state: "ready", report: REPORT }, { faulty: [{ row: 12, problem: "bad-email" }] });
    const sent = renderRun(data, language, { intent: "decide", outcome: "decided" });

    for (const line of lines) expect(await screen.findByText(line)).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: apply }));

    await waitFor(() => expect(sent).toEqual([{ intent: "decide", decision: "apply" }]));
  }); // prettier-ignore

  it("waits for the end of a test, and leads there", async () => {
    renderRun(page({ state: "ready", report: REPORT }), "en", { intent: "decide", outcome: "in-test" });
    await userEvent.click(await screen.findByRole("button", { name: "Apply" }));

    expect(await screen.findByText(/members are imported once the test is over/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Open the test" }).getAttribute("href")).toBe("/app/test");
  });

  it("cannot be applied once the program has changed", async () => {
    renderRun(page({ state: "ready", report: REPORT, isStale: true }));

    expect(await screen.findByText(/The program has changed since the file was checked/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Apply" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("shows how far it is, what holds it up, and stops", async () => {
    const sent = renderRun(page({ state: "applying", done: 40, total: 100, error: "shopify" }));

    expect(await screen.findByText("40 of 100 rows")).toBeTruthy();
    expect(screen.getByText("Shopify does not answer. It is tried again by itself.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));

    await waitFor(() => expect(sent).toEqual([{ intent: "decide", decision: "stop" }]));
  });

  it("is undone only after it was said what that does", async () => {
    const result = { members: 5, joined: 4, given: 10, taken: 0, tiers: 0 };
    const sent = renderRun(page({ state: "applied", report: REPORT, result }));

    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(/Whoever has spent some of them owes them afterwards/)).toBeTruthy();
    expect(sent).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Undo" }));

    await waitFor(() => expect(sent).toEqual([{ intent: "decide", decision: "undo" }]));
  });
});

describe("the file of an import", () => {
  async function choose(content: string | Uint8Array<ArrayBuffer>, name = "members.csv") {
    const sent: { intent: string; header?: string[]; rows?: string[][] }[] = [];
    const action = async (request: Request) => {
      const order = (await request.json()) as (typeof sent)[number];
      sent.push(order);
      return { outcome: order.intent === "start" ? "started" : "stored" };
    };
    const route = { path: "/app/import/new", Component: NewImport, loader: () => ({ begun: null }), action };
    const done = { path: "/app/import/:id", Component: () => <p>arrived</p> };
    renderScreen([route, done], { at: "/app/import/new" });
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>("input[type=file]");
      if (!found) throw new Error("not there yet");
      return found;
    });
    await userEvent.upload(input, new File([content], name, { type: "text/csv" }));
    return sent;
  }

  it.each([
    ["UTF-8", new TextEncoder().encode("email;Name\na@example.com;Jürgen")],
    ["Windows-1252", new Uint8Array(Buffer.from("email;Name\na@example.com;Jürgen", "latin1"))],
    ["UTF-16", new Uint8Array(Buffer.from("\uFEFFemail;Name\na@example.com;Jürgen", "utf16le"))],
  ])("is sent row by row, in %s", async (_encoding, bytes) => {
    const sent = await choose(bytes);

    expect(await screen.findByText("arrived")).toBeTruthy();
    expect(sent).toMatchObject([
      { intent: "start", header: ["email", "Name"] },
      { intent: "part", from: 2, rows: [["a@example.com", "Jürgen"]], part: "last" },
    ]);
  });

  it("without rows, or that is a spreadsheet, is refused where it was chosen", async () => {
    await choose("email;points\n");
    expect(await screen.findByText(/The file has no rows under its column names/)).toBeTruthy();
    cleanup();

    await choose("PK\u0003\u0004");
    expect(await screen.findByText(/This is a spreadsheet, not a CSV file/)).toBeTruthy();
  });
});

describe("imports and exports", () => {
  it("that are none yet say what they are good for", async () => {
    const loader = () => ({ runs: [], nextUrl: null, isFirstPage: true });
    renderScreen([{ path: "/app/import", Component: Imports, loader }], { at: "/app/import", language: "de" });

    expect(await screen.findByText("Mitglieder aus einem anderen Programm mitbringen")).toBeTruthy();
  });

  it("are asked for one by one or together, and their size is said", async () => {
    const sent: object[] = [];
    const action = async (request: Request) => {
      sent.push((await request.json()) as object);
      return { url: "#" };
    };
    const sizes = () => Object.fromEntries(EXPORTS.map((kind) => [kind, { rows: 1000, bytes: 500_000 }]));
    renderScreen(
      [
        { path: "/app/export", Component: Export, loader: () => ({}), action },
        { path: "/app/export/sizes", Component: () => null, loader: sizes },
      ],
      { at: "/app/export" },
    );

    expect(await screen.findByText(/All files together: about 5.5 MB/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Download Members as JSON lines" }));
    await waitFor(() => expect(sent).toEqual([{ what: "members", format: "json" }]));
  });
});
