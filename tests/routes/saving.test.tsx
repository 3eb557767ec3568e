// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { ChangeReview } from "../../app/loyalty/change/review.ts";
import type { Program } from "../../app/loyalty/program.ts";
import VersionRoute from "../../app/routes/app.program_.versions.$version.tsx";
import VersionsRoute from "../../app/routes/app.program_.versions._index.tsx";
import type { DocumentAnswer } from "../../app/ui/program/saving/answers.ts";
import { DocumentNotices } from "../../app/ui/program/saving/document-notices.tsx";
import { useDocumentSaving } from "../../app/ui/program/saving/use-document-saving.tsx";
import { documentWith } from "../support/facts.ts";
import { must } from "../support/must.ts";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
const tiers = [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend" as const, threshold: 50_000 }] }];
const before = documentWith({ rewards: [voucher], tiers });
const after = documentWith({ rewards: [{ ...voucher, points: 200 }], tiers });

const MOVES: ChangeReview = {
  isLive: true,
  moves: [
    { from: null, to: "gold", members: 1_412 },
    { from: "gold", to: null, members: 1 },
  ],
  countedOn: null,
  worth: [],
  atLoss: { members: 0, points: 0 },
  notice: null,
};
const LOSS: ChangeReview = {
  ...MOVES,
  moves: [],
  worth: [
    {
      ...{ rewardId: "voucher", effect: "loss", tierIds: null, held: { members: 34, points: 1_200 } },
      reasons: [{ kind: "price", before: 100, after: 200 }],
      worth: { beforeMinor: 1_200, afterMinor: 600 },
    },
  ],
  atLoss: { members: 34, points: 1_200 },
  notice: { earliest: "2026-11-23", suggested: "2026-12-22" },
};
const SAVED: DocumentAnswer = { outcome: "saved", version: 2, program: after };

describe("saving a program", () => {
  it("asks nothing where there is nothing to say", async () => {
    const { user, posted, seen } = show([SAVED]);

    await user.click(await screen.findByRole("button", { name: "Save it" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 2 saved"]));
    expect(screen.getByText("costs 200")).toBeInTheDocument();
    expect(posted).toMatchObject([{ intent: "review", baseVersion: 1, program: { rewards: [{ points: 200 }] } }]);
  });

  it("says whose tier changes, takes a name, and saves what was read", async () => {
    const { user, posted, seen } = show([{ outcome: "reviewed", review: MOVES }, SAVED]);
    const dialog = await opened(user);
    expect(dialog.getByText("1,412 members become Gold")).toBeInTheDocument();
    expect(dialog.getByText("1 member loses Gold")).toBeInTheDocument();
    expect(dialog.queryByLabelText("In force from")).toBeNull();

    await user.type(dialog.getByLabelText("Name of this version"), "Summer");
    await user.click(dialog.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 2 saved"]));
    expect(posted.at(-1)).toMatchObject({ intent: "save", baseVersion: 1, name: "Summer" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says “about” where only a sample was counted", async () => {
    const { user } = show([{ outcome: "reviewed", review: { ...MOVES, countedOn: 300 } }]);
    const dialog = await opened(user);

    expect(dialog.getByText("About 1,412 members become Gold")).toBeInTheDocument();
    expect(dialog.getByText(/Counted on 300 members/)).toBeInTheDocument();
  });

  it("announces what takes worth from held points: in 30 days, unless the merchant says when", async () => {
    const announced = "2026-12-30T23:00:00.000Z";
    const { user, posted, seen } = show([
      { outcome: "reviewed", review: LOSS },
      { outcome: "announced", from: announced },
    ]);
    const dialog = await opened(user);
    expect(dialog.getByText("1,200 Coins of 34 members would be worth less")).toBeInTheDocument();
    expect(
      dialog.getByText(/€1\.00 off: costs 200 Coins instead of 100 Coins\. .* buy €12\.00 .* €6\.00/),
    ).toBeInTheDocument();
    const from = dialog.getByLabelText("In force from");
    expect(from).toHaveValue("2026-12-22");

    await user.clear(from);
    await user.type(from, "2026-11-22");
    expect(from).toHaveAccessibleDescription(/Tomorrow is the earliest/);
    expect(dialog.getByRole("button", { name: "Announce" })).toHaveAttribute("aria-disabled", "true");
    await user.clear(from);
    await user.type(from, "2026-12-31");
    await user.click(dialog.getByRole("button", { name: "Announce" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Announced for Dec 31, 2026"]));
    expect(posted.at(-1)).toMatchObject({ intent: "announce", from: "2026-12-31", baseVersion: 1 });
    expect(screen.getByText("costs 100")).toBeInTheDocument();
  });

  it("saves nothing when the merchant goes back to editing", async () => {
    const { user, posted } = show([{ outcome: "reviewed", review: LOSS }]);
    const dialog = await opened(user);

    await user.click(dialog.getByRole("button", { name: "Keep editing" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(posted).toHaveLength(1);
  });

  it("names what an announced change has changed too, in German", async () => {
    const places = [{ en: "Rewards · Price", de: "Prämien · Preis" }];
    const { user } = show([{ outcome: "conflict", dueAt: "2026-12-22T12:00:00Z", places }], "de");

    await user.click(await screen.findByRole("button", { name: "Save it" }));

    expect(await screen.findByText(/für den 22\.12\.2026 angekündigt ist, hat dasselbe geändert/)).toBeInTheDocument();
    expect(screen.getByText("Prämien · Preis")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Versionen ansehen" })).toHaveAttribute("href", "/app/program/versions");
  });
});

describe("the versions", () => {
  const line = (version: number, name = "") => ({
    ...{ version, name, effectiveAt: "2026-11-01T10:00:00Z", savedBy: "staff:42" },
  });
  const announced = [
    {
      ...{ id: "5", name: "Dearer", dueAt: "2026-12-22T12:00:00Z", announcedAt: "2026-11-22T12:00:00Z" },
      ...{ announcedBy: "Ada", before, after },
    },
  ];
  const list = { versions: [line(2, "Summer"), line(1)], newest: 2, announced, nextUrl: null, previousUrl: null };

  it("stand one a line, and above them what is announced, with what it changes", async () => {
    at("/app/program/versions", { list });

    expect(await screen.findByText("Dearer: Holds from Dec 22, 2026")).toBeInTheDocument();
    expect(screen.getByText("Costs 200 Coins.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Version 2: Summer" })).toHaveAttribute("href", "/app/program/versions/2");
    expect(screen.getAllByText("staff member 42")).toHaveLength(2);
  });

  it("withdraw what is announced after a question", async () => {
    const { user, posted, seen } = at("/app/program/versions", { list, answers: [{ outcome: "withdrawn" }] });

    await user.click(await screen.findByRole("button", { name: "Withdraw" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/will not come into force on Dec 22, 2026/)).toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Withdraw" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Announced change withdrawn"]));
    expect(posted).toEqual([{ intent: "withdraw", id: "5" }]);
  });

  it("say that nothing is saved yet", async () => {
    at("/app/program/versions", { list: { ...list, versions: [], announced: [] } });

    expect(await screen.findByText("Nothing saved yet")).toBeInTheDocument();
  });

  const page = {
    ...{ line: line(1), program: before, other: { version: 2, program: after } },
    ...{ choices: [{ version: 2, name: "Summer" }], titles: {}, newest: { version: 2, program: after } },
  };

  it("differ in words and field by field, from the older to the newer", async () => {
    at("/app/program/versions/1", { page });

    expect(await screen.findByText("From version 1 to version 2")).toBeInTheDocument();
    expect(screen.getByText("Costs 200 Coins.")).toBeInTheDocument();
    const [field] = screen.getAllByRole("listitem");
    expect(field).toHaveTextContent("Rewards · €1.00 off · Price: 100 Coins → 200 Coins");
    expect(screen.getByLabelText("Compare with")).toHaveDisplayValue("Version 2: Summer");
  });

  it("come back after a question, through the same review", async () => {
    const { user, posted, seen } = at("/app/program/versions/1", {
      page,
      answers: [{ outcome: "saved", version: 3, program: before }],
    });

    await user.click(await screen.findByRole("button", { name: "Restore" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Restore" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Version 3 saved"]));
    expect(posted).toMatchObject([{ intent: "review", baseVersion: 2, program: { rewards: [{ points: 100 }] } }]);
  });

  it("get a name", async () => {
    const { user, posted, seen } = at("/app/program/versions/1", { page, answers: [{ outcome: "named" }] });

    await user.click(await screen.findByRole("button", { name: "Name it" }));
    await user.type(await screen.findByLabelText("Name of this version"), "First");
    await user.click(screen.getByRole("button", { name: "Save name" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Name saved"]));
    expect(posted).toEqual([{ intent: "name", version: 1, name: "First" }]);
  });

  function at(path: string, options: { list?: object; page?: object; answers?: object[] }) {
    const { posted, route } = door(options.answers ?? []);
    const routes: ScreenRoute[] = [
      { path: "/app/program/versions", Component: VersionsRoute, loader: () => options.list ?? list },
      { path: "/app/program/versions/:version", Component: VersionRoute, loader: () => options.page ?? page },
      route,
    ];
    return { seen: renderScreen(routes, { at: path }), user: userEvent.setup(), posted };
  }
});

function door(answers: object[]) {
  const posted: unknown[] = [];
  const route: ScreenRoute = {
    path: "/app/program/save",
    Component: () => null,
    action: async (request) => {
      posted.push(await request.json());
      return must(answers.shift());
    },
  };
  return { posted, route };
}

function show(answers: DocumentAnswer[], language: "en" | "de" = "en") {
  const { posted, route } = door(answers);
  const seen = renderScreen([{ path: "/app/form", Component: Form }, route], { at: "/app/form", language });
  return { user: userEvent.setup(), seen, posted };
}

/** A form that saves one change. */
function Form() {
  const [program, setProgram] = useState<Program>(before);
  const saving = useDocumentSaving({ part: "test", program: before, version: 1 }, setProgram);
  const [reward] = program.rewards;
  return (
    <>
      <DocumentNotices notice={saving.notice} stale="" />
      <p>costs {reward?.kind === "fixed-amount" ? reward.points : null}</p>
      <button onClick={() => saving.save(after)}>Save it</button>
      {saving.dialog}
    </>
  );
}

async function opened(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole("button", { name: "Save it" }));
  return within(await screen.findByRole("dialog", { name: "What this change means" }));
}
