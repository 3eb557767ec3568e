import userEvent from "@testing-library/user-event";
import { type Program, type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import WayRoute from "../../app/routes/app.program_.earn.$id.tsx";
import EarnRoute from "../../app/routes/app.program_.earn._index.tsx";
import NewWayRoute from "../../app/routes/app.program_.earn.new.$way.tsx";
import ChooseWayRoute from "../../app/routes/app.program_.earn.new._index.tsx";
import UnitRoute from "../../app/routes/app.program_.points.$unit.tsx";
import PointsRoute from "../../app/routes/app.program_.points._index.tsx";
import NewUnitRoute from "../../app/routes/app.program_.points.new.$kind.tsx";
import { wayToBegin } from "../../app/ui/program/earn/ways.ts";
import { type AppBridgeSeen, renderScreen, type ScreenRoute } from "./admin-screen.tsx";
import { type PostedProgram, savedPrograms } from "./saved-programs.ts";

/** Midnight of 22 November 2026 in Berlin. */
const NOW = Date.parse("2026-11-21T23:00:00Z") / 1000;

/** A shop's screens of points and ways to earn. */
export interface ProgramScreen {
  user: ReturnType<typeof userEvent.setup>;
  seen: AppBridgeSeen;
  /** Every program that was to be saved. */
  saved: PostedProgram[];
}

/**
 * Shows one of the screens; what is saved there is what they show afterwards.
 *
 * @param options.answers what saving answers instead, the first first
 * @param options.isHeld whether members have some of the unit that is shown
 */
export function showProgramScreen(options: {
  at: string;
  program?: Partial<ProgramInput>;
  language?: "en" | "de";
  answers?: object[];
  isHeld?: boolean;
}): ProgramScreen {
  const { at, language = "en", answers = [], isHeld = false } = options;
  const program: Program = programSchema.parse({ ...simpleProgram(100), ...options.program });
  const { route: save, saved, newest } = savedPrograms(program, answers);
  const [address = "", from] = at.split("?from=");
  const name = address.split("/").at(-1) ?? "";
  const found = <Part extends { id: string }>(list: readonly Part[], id = name) => list.find((each) => each.id === id);
  const facts = { titles: {}, receivedEvents: ["review", "workshop-attended"], now: NOW };
  const copied = () => ({ ...found(program.earning, from), id: undefined });
  const kind = name === "cashback" ? "cashback" : "status";
  const pages: [path: string, Component: ScreenRoute["Component"], loader: () => object][] = [
    ["earn", EarnRoute, newest],
    ["earn/new", ChooseWayRoute, newest],
    [
      "earn/new/:way",
      NewWayRoute,
      () => ({ ...newest(), ...facts, key: name, start: from ? copied() : wayToBegin(name, program) }),
    ],
    ["earn/:id", WayRoute, () => ({ ...newest(), ...facts, rule: found(program.earning) })],
    ["points", PointsRoute, () => ({ ...newest(), ...facts })],
    ["points/new/:kind", NewUnitRoute, () => ({ ...newest(), ...facts, kind })],
    ["points/:unit", UnitRoute, () => ({ ...newest(), ...facts, unit: found(program.units), isHeld })],
  ];
  const routes: ScreenRoute[] = [
    save,
    ...pages.map(([path, Component, loader]) => ({ path: `/app/program/${path}`, Component, loader })),
    { path: "/app/program/preview", Component: () => null, action: () => Promise.resolve({ outcome: "invalid" }) },
    { path: "/app/program", Component: () => <p>the program</p> },
  ];
  return { user: userEvent.setup({ delay: null }), seen: renderScreen(routes, { at, language }), saved };
}
