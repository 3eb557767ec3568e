import userEvent from "@testing-library/user-event";
import { type Program, type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import CampaignRoute from "../../app/routes/app.program_.campaigns.$id.tsx";
import CampaignsRoute from "../../app/routes/app.program_.campaigns._index.tsx";
import JoiningRoute from "../../app/routes/app.program_.joining.tsx";
import PoliciesRoute from "../../app/routes/app.program_.policies.tsx";
import TierRoute from "../../app/routes/app.program_.tiers.$id.tsx";
import TiersRoute from "../../app/routes/app.program_.tiers._index.tsx";
import { type AppBridgeSeen, renderScreen, type ScreenRoute } from "./admin-screen.tsx";
import { type PostedProgram, savedPrograms } from "./saved-programs.ts";

/** Midnight of 22 November 2026 in Berlin. */
const NOW = Date.parse("2026-11-21T23:00:00Z") / 1000;

/** A shop's screens of tiers, campaigns, joining and policies. */
export interface SubjectScreen {
  user: ReturnType<typeof userEvent.setup>;
  seen: AppBridgeSeen;
  /** Every program that was to be saved. */
  saved: PostedProgram[];
}

/**
 * Shows one of the screens; what is saved there is what it shows afterwards.
 *
 * @param options.answers what saving answers instead, the first first
 */
export function showSubject(options: {
  at: string;
  program?: Partial<ProgramInput>;
  members?: { all: number; byTier: Record<string, number> };
  language?: "en" | "de";
  answers?: object[];
}): SubjectScreen {
  const { at, language = "en", answers = [], members = { all: 0, byTier: {} } } = options;
  const program: Program = programSchema.parse({ ...simpleProgram(100), ...options.program });
  const { route: save, saved, newest } = savedPrograms(program, answers);
  const [path = "", query = ""] = at.split("?");
  const id = path.split("/").at(-1) ?? "";
  const named = <Part extends { id: string }>(list: readonly Part[], name: string) =>
    list.find((each) => each.id === name) ?? null;
  const routes: ScreenRoute[] = [
    save,
    {
      path: "/app/program/campaigns/:id",
      Component: CampaignRoute,
      loader: () => ({
        ...newest(),
        campaign: named(program.campaigns, id),
        like: named(program.campaigns, query.replace("like=", "")),
        titles: {},
        now: NOW,
      }),
    },
    { path: "/app/program/campaigns", Component: CampaignsRoute, loader: () => ({ ...newest(), now: NOW }) },
    {
      path: "/app/program/tiers/:id",
      Component: TierRoute,
      loader: () => ({
        ...newest(),
        tier: named(program.tiers, id),
        titles: {},
        receivedEvents: [],
        members: members.byTier[id] ?? 0,
        now: NOW,
      }),
    },
    { path: "/app/program/tiers", Component: TiersRoute, loader: () => ({ ...newest(), members, now: NOW }) },
    { path: "/app/program/joining", Component: JoiningRoute, loader: () => ({ ...newest(), now: NOW }) },
    { path: "/app/program/policies", Component: PoliciesRoute, loader: () => ({ ...newest(), now: NOW }) },
    { path: "/app/program/preview", Component: () => null, action: () => Promise.resolve({ outcome: "invalid" }) },
    { path: "/app/program", Component: () => <p>the program</p> },
    { path: "/app/members", Component: () => <p>the members</p> },
  ];
  return { user: userEvent.setup(), seen: renderScreen(routes, { at, language }), saved };
}
