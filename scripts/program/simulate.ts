import { setFlagsFromString } from "node:v8";
import { z } from "zod";
import { formatMinor } from "../../app/loyalty/money.ts";
import type { Program } from "../../app/loyalty/program.ts";
import { localTimeSchema } from "../../app/loyalty/program/primitives.ts";
import type { MonthOfSimulation, SimulationReport } from "../../app/loyalty/simulation/report.ts";
import { Simulator } from "../../app/loyalty/simulation/simulator.ts";
import { zoneOf } from "../../app/loyalty/time/zone.ts";
import { type Command, CommandError, say } from "./command.ts";
import { type Place, placeOf, readProgramFile, validProgram } from "./files.ts";
import { optionsOf } from "./options.ts";
import { linesOf, takeLine } from "./order-lines.ts";

const REFUSED_SHOWN_MAX = 5;
const DATE_LENGTH = "2026-12-31".length;

/** Replays a history of orders against a program, or two. */
export const simulate: Command = {
  usage:
    "<program.json> <orders.jsonl> [--against other.json] [--to 2026-12-31] [--currency EUR] [--time-zone Europe/Berlin]",
  summary: "replay past orders: points by month, cost, liability, tiers, first rewards, what would expire",
  help: [
    "orders.jsonl holds one order a line, the body of an orders/* webhook as it is at last; “-” reads what is piped in.",
    "It counts orders only: nothing is redeemed, budgets never close, events and referrals bring nothing.",
    "With --against everything is said of both programs, with the difference. --to is the day at whose end the report is made (by the",
    "shop's clock), or a moment such as 2026-12-31T18:00; without it the report is made at the last order's last change.",
  ].join("\n"),
  run,
};

async function run(args: string[]): Promise<0> {
  const { words, options } = optionsOf(args, {
    words: ["program.json", "orders.jsonl"],
    options: ["against", "to", "currency", "time-zone"],
  });
  const [path = "", ordersPath = ""] = words;
  const file = readProgramFile(path);
  const place = placeOf(file, { currency: options.currency, timeZone: options["time-zone"] });
  const programs = [
    validProgram(path, file),
    ...(options.against === undefined ? [] : [validProgram(options.against)]),
  ];
  const simulator = await readOrders(ordersPath, place);
  const to = momentOf(options.to, place) ?? simulator.lastAt;
  const [report, other] = programs.map((program) => simulator.report(program, to));
  if (report) print({ report, other: other ?? null, program: programs[0], place });
  return 0;
}

async function readOrders(path: string, place: Place): Promise<Simulator> {
  // A million orders need more room than Node takes by itself.
  setFlagsFromString("--max-old-space-size=8192");
  const simulator = new Simulator(place);
  const refused: string[] = [];
  let number = 0;
  try {
    for await (const line of linesOf(path)) {
      number += 1;
      const reason = takeLine(line, [simulator]);
      if (reason !== null) refused.push(`line ${number}: ${reason}`);
    }
  } catch (cause) {
    throw new CommandError(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  for (const line of refused.slice(0, REFUSED_SHOWN_MAX)) say(`left out  ${line}`);
  if (refused.length > 0) say(`left out  ${refused.length} of ${number} lines are no orders`);
  return simulator;
}

/** The last second of a day, a local time, or a moment with its offset. */
function momentOf(text: string | undefined, { timeZone }: Place): number | null {
  if (text === undefined) return null;
  const zone = zoneOf(timeZone);
  if (localTimeSchema.safeParse(text).success) {
    const at = zone.parse(text);
    return text.length === DATE_LENGTH ? zone.endOfDay(at) - 1 : at;
  }
  const moment = z.iso.datetime({ offset: true }).safeParse(text);
  if (moment.success) return Math.floor(Date.parse(moment.data) / 1000);
  throw new CommandError(`“${text}” is no day; write one such as 2026-12-31`);
}

type FirstReward = NonNullable<SimulationReport["firstReward"]>;

interface Printed {
  report: SimulationReport;
  other: SimulationReport | null;
  program: Program | undefined;
  place: Place;
}

function print(printed: Printed): void {
  const { report, other, place } = printed;
  const { guests, tests, otherCurrencies } = report.leftOut;
  say(
    `${report.orders} orders of ${report.members} customers (left out: ${guests} guests', ${tests} tests, ${otherCurrencies} in other currencies)`,
  );
  if (other) say("each figure: the program | the other | the difference");
  const amount = (minor: number) => `${formatMinor(minor, place.currency)} ${place.currency}`;
  row("cost", pair(report.costMinor, other?.costMinor, amount));
  row("liability", pair(report.liabilityMinor, other?.liabilityMinor, amount));
  printFirstReward(report, other);
  for (const tier of keysOf(report.membersByTier, other?.membersByTier)) {
    row(
      `members in ${tier === "" ? "no tier" : tier}`,
      pair(report.membersByTier[tier] ?? 0, other && (other.membersByTier[tier] ?? 0)),
    );
  }
  for (const reward of keysOf(report.awards, other?.awards)) {
    row(`rewards ${reward}`, pair(report.awards[reward] ?? 0, other && (other.awards[reward] ?? 0)));
  }
  for (const unit of keysOf(report.units, other?.units)) printUnit(unit, report, other);
}

function printFirstReward(report: SimulationReport, other: SimulationReport | null): void {
  const [one, another] = [report.firstReward, other?.firstReward];
  if (!one && !another) return;
  const line = (figure: (first: FirstReward) => string) =>
    [one, ...(other ? [another] : [])].map((first) => (first ? figure(first) : "no price")).join(" | ");
  row(
    "points of the first reward",
    line(({ points }) => String(points)),
  );
  row(
    "members who have had as many",
    line(({ members }) => String(members)),
  );
  row(
    "  median days until then",
    line(({ medianDays }) => (medianDays === null ? "nobody" : String(medianDays))),
  );
}

function printUnit(unit: string, report: SimulationReport, other: SimulationReport | null): void {
  say(`\n${unit}`);
  for (const name of ["earned", "takenBack", "expired", "outstanding", "vesting"] as const) {
    const label = name === "takenBack" ? "taken back" : name;
    row(`  ${label}`, pair(report.units[unit]?.[name] ?? 0, other && (other.units[unit]?.[name] ?? 0)));
  }
  say(
    `  ${"month".padEnd(9)}${"orders".padStart(10)}${"earned".padStart(14)}${"taken back".padStart(14)}${"expires".padStart(14)}`,
  );
  const [months, others] = [monthsOf(report), monthsOf(other)];
  for (const month of keysOf(Object.fromEntries(months), Object.fromEntries(others))) {
    const [one, another] = [months.get(month), others.get(month)];
    const orders = one?.orders ?? another?.orders ?? 0;
    const figures = [one?.earned, one?.takenBack, one?.expiring]
      .map((sums) => String(sums?.[unit] ?? 0).padStart(14))
      .join("");
    const against = other
      ? `   | ${another?.earned[unit] ?? 0} earned, ${another?.takenBack[unit] ?? 0} taken back, ${another?.expiring[unit] ?? 0} expires`
      : "";
    say(`  ${month.padEnd(9)}${String(orders).padStart(10)}${figures}${against}`);
  }
}

function monthsOf(report: SimulationReport | null): Map<string, MonthOfSimulation> {
  return new Map(report?.months.map((month) => [month.month, month]));
}

function row(label: string, figures: string): void {
  say(`${label.padEnd(44)}${figures}`);
}

function pair(one: number, other: number | null | undefined, text: (value: number) => string = String): string {
  if (other === null || other === undefined) return text(one);
  const difference = one - other;
  return `${text(one)} | ${text(other)} | ${difference > 0 ? "+" : ""}${text(difference)}`;
}

function keysOf(one: object, other: object | undefined): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other ?? {})])].sort();
}
