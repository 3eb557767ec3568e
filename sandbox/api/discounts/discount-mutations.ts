import { nowText, type SandboxContext } from "../../context.ts";
import {
  activateDiscount,
  addDiscount,
  AUTOMATIC_MAX,
  deactivateDiscount,
  deleteDiscount,
  discountChanged,
} from "../../commerce/change-discount.ts";
import { isObject } from "../../json.ts";
import type { Discount } from "../../state-discounts.ts";
import { discountGid } from "../../webhooks/announce-discount.ts";
import { notImplemented, type UserError } from "../errors.ts";
import { plainId, type Arguments, type FieldFunction } from "../node.ts";
import { automaticDiscountNode, codeDiscountNode } from "./discount-node.ts";
import { nodeTypeName } from "./classes.ts";
import { readDiscount } from "./read-discount.ts";
import { reading } from "./reading.ts";

type Method = Discount["method"];
type WrittenType = "basic" | "bxgy" | "free-shipping";

/** The mutations of single discounts, with codes and automatic. */
export const discountMutations: Record<string, FieldFunction> = {
  ...writing({ type: "basic", method: "code", argument: "basicCodeDiscount", name: "discountCodeBasic" }),
  ...writing({ type: "bxgy", method: "code", argument: "bxgyCodeDiscount", name: "discountCodeBxgy" }),
  ...writing({
    type: "free-shipping",
    method: "code",
    argument: "freeShippingCodeDiscount",
    name: "discountCodeFreeShipping",
  }),
  ...writing({
    type: "basic",
    method: "automatic",
    argument: "automaticBasicDiscount",
    name: "discountAutomaticBasic",
  }),
  ...writing({ type: "bxgy", method: "automatic", argument: "automaticBxgyDiscount", name: "discountAutomaticBxgy" }),
  ...writing({
    type: "free-shipping",
    method: "automatic",
    argument: "freeShippingAutomaticDiscount",
    name: "discountAutomaticFreeShipping",
  }),
  ...switching("code"),
  ...switching("automatic"),
};

function writing(of: { type: WrittenType; method: Method; argument: string; name: string }) {
  const { type, method, argument } = of;
  const run = (context: SandboxContext, args: Arguments, standing: Discount | null) => {
    const input = isObject(args[argument]) ? args[argument] : {};
    const read = reading({ context, input, root: argument, method, standing });
    const discount = readDiscount(read, type);
    if (method === "automatic" && read.userErrors.length === 0 && isCrowded(context, discount)) {
      read.refuse(["startsAt"], overlapText(), "ACTIVE_PERIOD_OVERLAP");
    }
    if (read.userErrors.length > 0) return refused(method, read.userErrors);
    context.shop.discounts.set(discount.id, discount);
    if (standing) discountChanged(context, discount);
    else addDiscount(context, discount);
    return answer(context, discount);
  };
  return {
    [`${of.name}Create`]: (args: Arguments, { context }: { context: SandboxContext }) => run(context, args, null),
    [`${of.name}Update`]: (args: Arguments, { context }: { context: SandboxContext }) => {
      const standing = discountOf(context, args, method);
      if (!standing) return refused(method, [unknown(method)]);
      if (standing.type !== type) throw notImplemented(`${of.name}Update for a discount of another type`);
      return run(context, args, standing);
    },
  } satisfies Record<string, FieldFunction>;
}

function switching(method: Method): Record<string, FieldFunction> {
  const prefix = method === "code" ? "discountCode" : "discountAutomatic";
  const deleted = method === "code" ? "deletedCodeDiscountId" : "deletedAutomaticDiscountId";
  return {
    [`${prefix}Activate`]: (args, { context }) => {
      const discount = discountOf(context, args, method);
      if (!discount) return refused(method, [unknown(method)]);
      return activate(context, discount) === "crowded"
        ? refused(method, [{ field: ["id"], message: overlapText(), code: "ACTIVE_PERIOD_OVERLAP" }])
        : answer(context, discount);
    },
    [`${prefix}Deactivate`]: (args, { context }) => {
      const discount = discountOf(context, args, method);
      if (!discount) return refused(method, [unknown(method)]);
      deactivateDiscount(context, discount);
      return answer(context, discount);
    },
    [`${prefix}Delete`]: (args, { context }) => {
      const discount = discountOf(context, args, method);
      if (!discount) return { [deleted]: null, userErrors: withExtra([unknown(method)]) };
      deleteDiscount(context, discount);
      return { [deleted]: discountGid(discount), userErrors: [] };
    },
  };
}

/** Lets a discount begin now, or go on without end, unless too many automatic ones would be active then. */
export function activate(context: SandboxContext, discount: Discount): "done" | "crowded" {
  const isRunning = { ...discount, startsAt: nowText(context), endsAt: null };
  if (discount.method === "automatic" && isCrowded(context, isRunning)) return "crowded";
  activateDiscount(context, discount);
  return "done";
}

/** The discount an argument names; null when there is none of that method. */
export function discountOf(context: SandboxContext, args: Arguments, method: Method, name = "id"): Discount | null {
  const id = plainId(args[name], nodeTypeName({ method }));
  const discount = id === null ? undefined : context.shop.discounts.get(id);
  return discount?.method === method ? discount : null;
}

/** What Shopify says of a discount that is not there. */
export function unknown(method: Method, field = "id"): UserError {
  const message = `${method === "code" ? "Code" : "Automatic"} discount does not exist.`;
  return { field: [field], message, code: "INVALID" };
}

/** User errors as the payloads of discounts show them. */
export function withExtra(userErrors: readonly UserError[]): object[] {
  return userErrors.map((error) => ({ ...error, extraInfo: null }));
}

function refused(method: Method, userErrors: readonly UserError[]): object {
  return { [nodeField(method)]: null, userErrors: withExtra(userErrors) };
}

function nodeField(method: Method): string {
  return method === "code" ? "codeDiscountNode" : "automaticDiscountNode";
}

function answer(context: SandboxContext, discount: Discount): object {
  const node =
    discount.method === "code" ? codeDiscountNode(context, discount) : automaticDiscountNode(context, discount);
  return { [nodeField(discount.method)]: node, userErrors: [] };
}

function overlapText(): string {
  return `The active period overlaps with other automatic discounts. At any given time, only ${AUTOMATIC_MAX} automatic discounts can be active.`; // prettier-ignore
}

/** Whether more automatic discounts than allowed would be active at some moment of this one's time that is not over. */
function isCrowded(context: SandboxContext, discount: Discount): boolean {
  const others = [...context.shop.discounts.values()].filter(
    (one) => one.method === "automatic" && one.id !== discount.id,
  );
  const isActiveAt = (one: Discount, atMs: number) =>
    Date.parse(one.startsAt) <= atMs && (one.endsAt === null || Date.parse(one.endsAt) > atMs);
  const nowMs = context.world.clock.nowMs();
  const moments = [discount, ...others].map((one) => Math.max(nowMs, Date.parse(one.startsAt)));
  return moments
    .filter((atMs) => isActiveAt(discount, atMs))
    .some((atMs) => others.filter((one) => isActiveAt(one, atMs)).length >= AUTOMATIC_MAX);
}
