import { setFlagsFromString } from "node:v8";
import { formatMinor } from "../../app/loyalty/money.ts";
import type { Program } from "../../app/loyalty/program.ts";
import type { SimulationReport } from "../../app/loyalty/simulation/report.ts";
import { Simulator } from "../../app/loyalty/simulation/simulator.ts";
import { type Command, CommandError, say } from "./command.ts";
import { type Place, placeOf, readProgramFile, validProgram } from "./files.ts";
import { optionsOf } from "./options.ts";
import { linesOf, takeLine } from "./order-lines.ts";

const REFUSED_SHOWN_MAX = 5;

/** Replays a history of orders against a program, or two. */
export const simulate: Command = {
  usage:
    "<program.json> <orders.jsonl> [--against other.json] [--to 2026-12-31] [--currency EUR] [--time-zone Europe/Berlin]",
  summary: "replay past orders: points by month, cost, liability, tiers, first rewards, what would expire",
  help: [
    "orders.jsonl holds one order a line, the body of an orders/* webhook as it is at last; “-” reads what is piped in.",
    "It counts orders only: nothing is redeemed, budgets never close, events and referrals bring nothing.",
    "With --against everything is said of both programs, with the difference. --to is the moment of the report, else the last order's.",
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
  const to = endOf(options.to) ?? simulator.lastAt;
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

function endOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new CommandError(`“${text}” is no day; write one such as 2026-12-31`);
  return Math.floor(at / 1000);
}

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
  if (!report.firstReward) return;
  const { points, members, medianDays } = report.firstReward;
  row(`members with ${points} points for a first reward`, pair(members, other && (other.firstReward?.members ?? 0)));
  row("  median days until then", pair(medianDays ?? 0, other && (other.firstReward?.medianDays ?? 0)));
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
  const others = new Map(other?.months.map((month) => [month.month, month]));
  for (const { month, orders, earned, takenBack, expiring } of report.months) {
    const figures = [earned, takenBack, expiring].map((sums) => String(sums[unit] ?? 0).padStart(14)).join("");
    const against = other
      ? `   | ${others.get(month)?.earned[unit] ?? 0} earned, ${others.get(month)?.expiring[unit] ?? 0} expires`
      : "";
    say(`  ${month.padEnd(9)}${String(orders).padStart(10)}${figures}${against}`);
  }
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
