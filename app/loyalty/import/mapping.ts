import { z } from "zod";
import { type DateOrder, guessDateOrder } from "./dates.ts";
import { guessDecimal } from "./numbers.ts";

/** What a column of a file of members can be. */
export const FIELDS = ["customer", "email", "points", "expires", "tier", "tier-until", "birthday", "joined"] as const;
export type Field = (typeof FIELDS)[number];

const column = z.int().min(0).max(499).nullable();

/** What the columns of a file are, and how what they hold is read. */
export const mappingSchema = z.object({
  /** The column of each field, counted from 0; null: the file has none. */
  columns: z.object({
    customer: column,
    email: column,
    points: column,
    expires: column,
    tier: column,
    "tier-until": column,
    birthday: column,
    joined: column,
  }),
  /** Of which unit the balances are. */
  unit: z.string().min(1).max(40),
  /** add: to what a member has; set: a member has that much afterwards. */
  mode: z.enum(["add", "set"]),
  decimal: z.enum([".", ","]),
  dates: z.enum(["day-first", "month-first"]),
});
export type Mapping = z.infer<typeof mappingSchema>;

export interface MappingProblem {
  field: Field;
  problem: "needed" | "twice";
}

/** Why a file cannot be read by a mapping, by the field that the merchant must look at; none: it can. */
export function mappingProblems(mapping: Mapping, columnCount: number): MappingProblem[] {
  const { columns } = mapping;
  const chosen = FIELDS.filter((field) => columns[field] !== null);
  if (columns.customer === null && columns.email === null) return [{ field: "email", problem: "needed" }];
  return chosen.flatMap((field, index): MappingProblem[] => {
    if ((columns[field] ?? 0) >= columnCount) return [{ field, problem: "needed" }];
    const isTwice = chosen.slice(0, index).some((other) => columns[other] === columns[field]);
    return isTwice ? [{ field, problem: "twice" }] : [];
  });
}

/**
 * Names of columns, without anything but letters and digits: ours, plain English and German ones, and those of other loyalty apps'
 * exports and import files. The surest first: a file may have both a balance and what was earned ever.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  customer: [
    "customerid", "shopifycustomerid", "shopifyid", "platformid", "merchantid", "externalcustomerid", "customer", "kundenid",
    "kundennummer", "shopifykundenid",
  ], // prettier-ignore
  email: [
    "email", "emailaddress", "customeremail", "mail", "mailadresse", "emailadresse", "kundenemail", "eposta",
  ], // prettier-ignore
  points: [
    "balance", "pointsbalance", "pointbalance", "currentpointsbalance", "currentpoints", "pointsapproved", "approvedpoints",
    "availablepoints", "points", "loyaltypoints", "rewardpoints", "coins", "stars", "punkte", "punktestand", "guthaben",
    "kontostand", "punkteguthaben", "verfügbarepunkte", "credits",
  ], // prettier-ignore
  expires: [
    "expireson", "expiresat", "expires", "expirydate", "expirationdate", "pointsexpireat", "pointsexpirydate", "pointsexpirationdate",
    "pointsexpiry", "nextexpirydate", "verfall", "verfallsdatum", "ablaufdatum", "gültigbis", "verfälltam", "ablauf",
  ], // prettier-ignore
  tier: [
    "tier", "viptier", "viptiername", "tiername", "loyaltytier", "loyaltytiermembership", "currenttier", "level", "status", "stufe",
    "stufenname", "rang", "vipstufe",
  ], // prettier-ignore
  "tier-until": [
    "tieruntil", "tierexpiresat", "viptierexpiresat", "viptierexpirydate", "tierexpirydate", "tierexpirationdate", "stufebis",
    "stufegültigbis",
  ], // prettier-ignore
  birthday: [
    "birthday", "birthdaymmddormmddyyyy", "birthdaymmdd", "birthdaymmddyyyy", "birthdate", "dateofbirth", "dob", "geburtstag",
    "geburtsdatum",
  ], // prettier-ignore
  joined: [
    "joinedat", "joined", "joindate", "membersince", "enrolledat", "enrolled", "loyaltyenrolledat", "optedinat", "optindate",
    "signupdate", "activationdate", "beigetreten", "beitritt", "beitrittsdatum", "mitgliedseit",
  ], // prettier-ignore
};

/**
 * What a file's columns probably are, by their names and by what stands in the first rows.
 *
 * @param of.otherwise what is taken where the file does not tell
 */
export function guessMapping(
  of: { header: readonly string[]; rows: readonly (readonly string[])[] },
  otherwise: { unit: string; decimal: "." | ","; dates: DateOrder },
): Mapping {
  const names = of.header.map((name) => name.toLowerCase().replace(/[^\p{L}\d]/gu, ""));
  const columnOf = (field: Field) => {
    const found = NAMES[field].map((name) => names.indexOf(name)).find((at) => at >= 0);
    return found ?? null;
  };
  const columns = {
    customer: columnOf("customer"),
    email: columnOf("email"),
    points: columnOf("points"),
    expires: columnOf("expires"),
    tier: columnOf("tier"),
    "tier-until": columnOf("tier-until"),
    birthday: columnOf("birthday"),
    joined: columnOf("joined"),
  };
  const samples = (...fields: Field[]) =>
    fields.flatMap((field) => {
      const at = columns[field];
      return at === null ? [] : of.rows.map((row) => row[at] ?? "");
    });
  return {
    columns,
    unit: otherwise.unit,
    mode: "add",
    decimal: guessDecimal(samples("points")) ?? otherwise.decimal,
    dates: guessDateOrder(samples("expires", "tier-until", "birthday", "joined")) ?? otherwise.dates,
  };
}
