import { secondsText } from "../../clock.ts";
import type { SandboxContext } from "../../context.ts";
import { isObject } from "../../json.ts";
import type { Discount, DiscountBase } from "../../state-discounts.ts";
import type { UserError } from "../errors.ts";

export type Input = Record<string, unknown>;

/** An input on its way to a discount: what it says, what stood before, and where what is wrong with it goes. */
export interface Reading {
  context: SandboxContext;
  input: Input;
  /** The argument's name, which begins every field path. */
  root: string;
  method: Discount["method"];
  standing: Discount | null;
  userErrors: UserError[];
  refuse: (field: readonly string[], message: string, code: string) => void;
}

const TEXT_MAX = 255;

/** Begins to read an input. */
export function reading(of: Omit<Reading, "userErrors" | "refuse">): Reading {
  const userErrors: UserError[] = [];
  return {
    ...of,
    userErrors,
    refuse: (field, message, code) => {
      userErrors.push({ field: [of.root, ...field], message, code });
    },
  };
}

/** A member of an input that is itself an input; null when it was not given. */
export function part(input: Input, name: string): Input | null {
  const value = input[name];
  return isObject(value) ? value : null;
}

/** Whether an input says yes; what stands when it says nothing. */
export function yesOr(value: unknown, standing: boolean): boolean {
  return typeof value === "boolean" ? value : standing;
}

/** The title: on an update the standing one when none is given. */
export function readTitle(read: Reading): string {
  const title = read.input["title"];
  if (title === undefined && read.standing) return read.standing.title;
  if (typeof title !== "string" || title.trim() === "") read.refuse(["title"], "Title can't be blank", "BLANK");
  else if (title.length > TEXT_MAX) {
    read.refuse(["title"], `Title is too long (maximum is ${TEXT_MAX} characters)`, "TOO_LONG");
  } else return title;
  return "";
}

/** The codes: an update changes the first one and keeps its id. */
export function readCodes(read: Reading): Discount["codes"] {
  const { input, standing, context } = read;
  const code = input["code"];
  if (read.method === "automatic") return [];
  if (code === undefined && standing) return standing.codes;
  if (typeof code !== "string") {
    read.refuse(["code"], "Code can't be blank", "BLANK");
    return [];
  }
  const problem = codeProblem(code);
  if (problem) read.refuse(["code"], `Code ${problem.message}`, problem.code);
  else if (isTaken(context, { code, but: standing?.id ?? null })) {
    read.refuse(["code"], "Code must be unique. Please try a different code.", "TAKEN");
  }
  const [first, ...others] = standing?.codes ?? [];
  return [{ id: first?.id ?? context.world.newId(), code }, ...others];
}

/** What is wrong with the letters of a code; null when nothing is. */
export function codeProblem(code: string): { message: string; code: string } | null {
  if (code === "") return { message: "is too short (minimum is 1 character)", code: "TOO_SHORT" };
  if (/[\r\n]/.test(code)) return { message: "cannot contain newline characters.", code: "INVALID" };
  if (code.length > TEXT_MAX) return { message: `is too long (maximum is ${TEXT_MAX} characters)`, code: "TOO_LONG" };
  return null;
}

/** Whether a code belongs to a discount already; `but` is a discount that may have it. */
export function isTaken(context: SandboxContext, of: { code: string; but: string | null }): boolean {
  const code = of.code.toLowerCase();
  return [...context.shop.discounts.values()].some(
    (one) => one.id !== of.but && one.codes.some((own) => own.code.toLowerCase() === code),
  );
}

/** When it begins and ends. */
export function readPeriod(read: Reading): Pick<DiscountBase, "startsAt" | "endsAt"> {
  const { input, standing } = read;
  const startsAt = momentOf(input["startsAt"]) ?? standing?.startsAt;
  if (startsAt === undefined) {
    read.refuse(["startsAt"], "Starts at can't be blank", "BLANK");
    return { startsAt: "", endsAt: null };
  }
  const endsAt = input["endsAt"] === undefined ? (standing?.endsAt ?? null) : momentOf(input["endsAt"]);
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)) {
    read.refuse(["endsAt"], "Ends at needs to be after starts_at", "INVALID");
  }
  return { startsAt, endsAt };
}

/** How many orders may use a code. */
export function readLimits(read: Reading): Pick<DiscountBase, "usageLimit" | "appliesOncePerCustomer"> {
  const { input, standing } = read;
  const limit = input["usageLimit"];
  if (typeof limit === "number" && limit < 1) {
    read.refuse(["usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN");
  }
  return {
    usageLimit: typeof limit === "number" ? limit : limit === null ? null : (standing?.usageLimit ?? null),
    appliesOncePerCustomer: yesOr(input["appliesOncePerCustomer"], standing?.appliesOncePerCustomer ?? false),
  };
}

/** Which purchases it is good for; `given` holds the two answers under whatever names the input has them. */
export function readPurchases(
  read: Reading,
  given: { oneTime: unknown; subscription: unknown; field: readonly string[] },
): DiscountBase["purchases"] {
  const before = read.standing?.purchases ?? { oneTime: true, subscription: false };
  const purchases = {
    oneTime: yesOr(given.oneTime, before.oneTime),
    subscription: yesOr(given.subscription, before.subscription),
  };
  if (!purchases.oneTime && !purchases.subscription) {
    const message = "At least one of applies_on_one_time_purchase or applies_on_subscription must be true";
    read.refuse(given.field, message, "APPLIES_ON_NOTHING");
  }
  return purchases;
}

/** How many payments of a subscription it reaches. */
export function readCycles(read: Reading, purchases: DiscountBase["purchases"]): number | null {
  const cycles = read.input["recurringCycleLimit"];
  if (typeof cycles !== "number") return read.standing?.recurringCycleLimit ?? 1;
  if (cycles < 0) {
    const message = "Recurring cycle limit must be a valid integer greater than or equal to 0.";
    read.refuse(["recurringCycleLimit"], message, "RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER");
  } else if (cycles !== 1 && !purchases.subscription) {
    const message = "Recurring cycle limit must be 1 when discount does not apply to subscription items";
    read.refuse(["recurringCycleLimit"], message, "MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS");
  }
  return cycles;
}

/** A moment in whole seconds; null for anything else. */
export function momentOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : secondsText(atMs);
}
