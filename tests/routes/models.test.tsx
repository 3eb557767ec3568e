// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { modelFor, models } from "../../app/program-gallery.server.ts";
import ModelRoute from "../../app/routes/app.program_.models.$id.tsx";
import ModelsRoute from "../../app/routes/app.program_.models._index.tsx";
import ProgramDocumentRoute from "../../app/routes/app.program_.document.tsx";
import { documentText } from "../../app/ui/program/document-reading.ts";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

const NOW = 1_795_000_000;
const STAMPS = "stamps-for-every-full-ten";

describe("the gallery of models", () => {
  it("shows a card for each, named by what it does", async () => {
    showModels();

    for (const { name, summary } of models()) {
      expect(await screen.findByRole("heading", { name: name.en })).toBeInTheDocument();
      expect(screen.getByText(summary.en)).toBeInTheDocument();
    }
  });

  it("says so when there is none", async () => {
    showModels([]);

    expect(await screen.findByText("There are no models here")).toBeInTheDocument();
  });

  it("says what a model does before it is chosen, in German too", async () => {
    showModel({ language: "de" });

    expect(await screen.findByRole("heading", { name: "Stempel für jeden vollen Zehner" })).toBeInTheDocument();
    expect(
      screen.getByText(/1 Stamp je volle 10,00.€ mit einer Bestellung, sobald sie bezahlt ist\./),
    ).toBeInTheDocument();
  });

  it("saves the first program without a question", async () => {
    const { user, posted, seen } = showModel({ version: 0 });

    await user.click(await screen.findByRole("button", { name: "Use this program" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 1 saved"]));
    expect(posted).toEqual([{ baseVersion: 0 }]);
    expect(await screen.findByText("the program")).toBeInTheDocument();
  });

  it("asks before it replaces a program, and says what that means where it is live", async () => {
    const { user, posted } = showModel({ version: 3, mode: "live" });

    await user.click(await screen.findByRole("button", { name: "Use this program" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Your program is live: the new rules hold/)).toBeInTheDocument();
    expect(posted).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Use this program" }));

    await waitFor(() => expect(posted).toEqual([{ baseVersion: 3 }]));
  });

  it("says that somebody else saved meanwhile, and replaces that only when asked again", async () => {
    const { user, posted } = showModel({
      version: 0,
      answers: [{ outcome: "stale", version: 5, program: program(STAMPS) }],
    });

    await user.click(await screen.findByRole("button", { name: "Use this program" }));
    expect(await screen.findByText("Somebody saved version 5 while you were editing")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Use this program" }));

    await waitFor(() => expect(posted).toEqual([{ baseVersion: 0 }, { baseVersion: 5 }]));
  });

  it("offers no button for the program that is in force", async () => {
    showModel({ version: 1, isInForce: true });

    expect(await screen.findByText("This is your program now")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Use this program" })).toBeNull();
  });

  it("carries amounts over into the shop's currency", () => {
    expect(modelFor(STAMPS, "JPY")?.program).toMatchObject({
      earning: [{ effect: { stepMinor: 10, points: 1 } }],
      rewards: [{ points: 10, amountMinor: 5 }],
    });
    expect(modelFor("no-such-model", "EUR")).toBeNull();
  });
});

describe("the program as a document", () => {
  it("reads as what it was made from", () => {
    for (const { id } of models()) {
      expect(programSchema.parse(JSON.parse(documentText(program(id))))).toEqual(program(id));
    }
  });

  it("names a problem at its path, and saves nothing", async () => {
    const { user, saved, type } = showDocument();

    await type(documentText(simpleProgram(100)).replace('"rate": "1"', '"rate": "fast"'));
    await user.click(await screen.findByRole("button", { name: "Save" }));

    expect(screen.getByText("1 problem: nothing can be saved yet")).toBeInTheDocument();
    expect(screen.getByText(/earning\[0\]\.effect\.rate: .*fast/)).toBeInTheDocument();
    expect(saved).toEqual([]);
  });

  it("says what is no JSON", async () => {
    const { type } = showDocument();

    await type("{");

    expect(await screen.findByText("This is not JSON")).toBeInTheDocument();
  });

  it("saves a document, and says what it means while it is typed", async () => {
    const { user, saved, seen, type } = showDocument();

    await type(documentText(simpleProgram(100)).replace('"rate": "1"', '"rate": "2.5"'));
    expect(screen.getByText("2.5 Coins for each €1.00 with an order, as it ships.")).toBeInTheDocument();
    await user.click(await screen.findByRole("button", { name: "Save" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 2 saved"]));
    expect(saved).toMatchObject([
      { baseVersion: 1, program: { earning: [{ effect: { rate: { numerator: 5, denominator: 2 } } }] } },
    ]);
  });
});

function program(id: string) {
  const found = modelFor(id, "EUR");
  if (!found) throw new Error(`no model ${id}`);
  return found.program;
}

function showModels(shown = models()) {
  renderScreen([{ path: "/app/program/models", Component: ModelsRoute, loader: () => ({ models: shown }) }], {
    at: "/app/program/models",
  });
}

function showModel(options: {
  version?: number;
  mode?: string;
  isInForce?: boolean;
  language?: "en" | "de";
  answers?: object[];
}) {
  const { version = 1, mode = "off", isInForce = false, language = "en", answers = [] } = options;
  const posted: unknown[] = [];
  const found = modelFor(STAMPS, "EUR");
  const routes: ScreenRoute[] = [
    {
      path: `/app/program/models/${STAMPS}`,
      Component: ModelRoute,
      loader: () => ({ ...found, base: found?.program, baseVersion: version, mode, isInForce }),
    },
    {
      path: "/app/program/save",
      Component: () => null,
      action: async (request) => {
        const { baseVersion, program } = posting.parse(await request.json());
        posted.push({ baseVersion });
        return answers.shift() ?? { outcome: "saved", version: version + 1, program };
      },
    },
    { path: "/app/program", Component: () => <p>the program</p> },
  ];
  const seen = renderScreen(routes, { at: `/app/program/models/${STAMPS}`, language });
  return { user: userEvent.setup(), posted, seen };
}

const posting = z.object({ baseVersion: z.number(), program: programSchema });

function showDocument() {
  const saved: unknown[] = [];
  const facts = { program: simpleProgram(100), version: 1, context: { currency: "EUR", timeZone: "UTC", now: NOW } };
  const routes: ScreenRoute[] = [
    { path: "/app/program/document", Component: ProgramDocumentRoute, loader: () => facts },
    {
      path: "/app/program/save",
      Component: () => null,
      action: async (request) => {
        const posted = posting.parse(await request.json());
        saved.push(posted);
        return { outcome: "saved", version: 2, program: posted.program };
      },
    },
  ];
  const seen = renderScreen(routes, { at: "/app/program/document" });
  const user = userEvent.setup();
  const type = async (text: string) => {
    const field = await screen.findByLabelText("The whole program, as JSON");
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  };
  return { user, saved, seen, type };
}
