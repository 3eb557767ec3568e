import { explain } from "../../app/loyalty/explain.ts";
import { foldMember } from "../../app/loyalty/fold.ts";
import type { MemberFold } from "../../app/loyalty/fold-result.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { type Program, unitOf } from "../../app/loyalty/program.ts";
import { zoneOf } from "../../app/loyalty/time/zone.ts";
import { type Command, say } from "./command.ts";
import { type Place, placeOf, readProgramFile, validProgram } from "./files.ts";
import { formattedJson } from "./formatted-json.ts";
import { localeOf, optionsOf } from "./options.ts";
import { orderOf } from "./order-file.ts";

/** Says what one order earns, and how that comes about. */
export const explainOrder: Command = {
  usage: "<program.json> <order.json> [--locale en|de] [--time-zone Europe/Berlin] [--data]",
  summary: "the arithmetic of one order: what it earns, fact by fact",
  help: [
    "order.json is the body of an orders/* webhook, or the facts of an order as app/loyalty/order-facts.ts has them.",
    "The customer joined just before and is in no tier. A body does not say when it was paid: it counts as paid at once.",
    "With --data each sentence is followed by what it is made from.",
  ].join("\n"),
  run: (args) => Promise.resolve(run(args)),
};

function run(args: string[]): 0 {
  const { words, options, flags } = optionsOf(args, {
    words: ["program.json", "order.json"],
    options: ["locale", "time-zone"],
    flags: ["data"],
  });
  const [path = "", orderPath = ""] = words;
  const locales = options.locale === undefined ? (["en", "de"] as const) : [localeOf(options.locale)];
  const file = readProgramFile(path);
  const program = validProgram(path, file);
  const order = orderOf(orderPath);
  const place = placeOf(file, { currency: order.currency, timeZone: options["time-zone"] });
  const fold = foldOf({ program, order, place });
  say(`${order.name}, placed ${momentText(order.placedAt, place)}, ${order.currency}`);
  for (const { at, unit, points, explanation } of fold.entries) {
    const { name, decimals } = unitOf(program, unit);
    say(`${momentText(at, place)}  ${points > 0 ? "+" : ""}${points} ${unit}`);
    for (const locale of locales)
      say(`  ${locale}  ${explain(explanation, points, { locale, pointsName: name, decimals })}`);
    if (flags.has("data")) say(`  ${formattedJson(explanation)}`);
  }
  for (const award of fold.awards) say(`${momentText(award.at, place)}  reward ${award.rewardId}`);
  for (const { points, unit, when } of fold.pending) say(`pending  ${points} ${unit}, until it is ${when}`);
  if (fold.entries.length + fold.pending.length + fold.awards.length === 0) say("it earns nothing");
  return 0;
}

function foldOf({ program, order, place }: { program: Program; order: OrderFacts; place: Place }): MemberFold {
  // What is waited for (a delay, a vesting) has come by then.
  const now = order.updatedAt + 400 * 86_400;
  return foldMember({
    member: { id: "1", joinedAt: order.placedAt, birthday: null },
    orders: [{ ...order, customerId: order.customerId ?? "1" }],
    ...{ events: [], tierGrants: [], referrals: [], redeemedAt: [], budgetsClosedAt: new Map() },
    versions: [{ version: 0, effectiveAt: 0, program }],
    ...{ liveFrom: 0, now, ...place },
  });
}

function momentText(at: number, { timeZone }: Place): string {
  const { secondOfDay } = zoneOf(timeZone).local(at);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${zoneOf(timeZone).dateText(at)} ${two(secondOfDay / 3600)}:${two((secondOfDay / 60) % 60)}`;
}
