import { POINTS, type Program, unitOf } from "../../../loyalty/program.ts";
import { triggerSchema } from "../../../loyalty/program/trigger-schema.ts";
import { rootField } from "../../fields/shape.ts";

/** What a new way to earn can begin as: some that many shops have, and each kind of occasion that the schema knows. */

const ORDER = { kind: "order" };
const ONCE = { per: "lifetime", times: 1 };
/** Nobody is paid twice for the same product's review. */
const ONCE_EACH = { ...ONCE, each: "subject" };

export const PRESETS = {
  orders: ["per-amount", "stamps", "steps", "cashback", "first-order"],
  doings: ["review", "photo-accepted", "newsletter-consent", "app-sign-in", "profile-completed", "visit", "event"],
  friends: ["referrer", "friend"],
} as const;
export type PresetGroup = keyof typeof PRESETS;

/** What stands in the form of a new way to earn at first; null where there is no such way. */
export function wayToBegin(id: string, program: Program): Record<string, unknown> | null {
  const points = (count: number) => fixedPoints(count * 10 ** unitOf(program, POINTS).decimals);
  const event = (count: number, limit: object) => ({
    trigger: { kind: "event", name: id },
    effect: points(count),
    limits: [limit],
  });
  switch (id) {
    case "per-amount":
      return { trigger: ORDER, effect: { kind: "points-per-unit" } };
    case "stamps":
      return { trigger: ORDER, effect: { kind: "per-item" } };
    case "steps":
      return { trigger: ORDER, effect: { kind: "per-step" } };
    case "cashback":
      return { trigger: ORDER, effect: { kind: "percentage" } };
    case "first-order":
      return {
        trigger: ORDER,
        effect: points(100),
        conditions: [{ kind: "order-number", is: { exactly: 1 } }],
      };
    case "review":
    case "newsletter-consent":
    case "profile-completed":
      return event(50, id === "review" ? ONCE_EACH : ONCE);
    case "photo-accepted":
      return event(100, ONCE_EACH);
    case "app-sign-in":
      return event(100, ONCE);
    case "visit":
      return event(10, { per: "day", times: 1 });
    case "event":
      return { trigger: { kind: "event" }, effect: points(50) };
    case "referrer":
      return { trigger: { kind: "referral", side: "referrer" }, effect: points(300) };
    case "friend":
      return { trigger: { kind: "referral", side: "friend" }, effect: points(100) };
    default:
      return occasions().includes(id) ? { trigger: { kind: id }, effect: points(100) } : null;
  }
}

function fixedPoints(points: number): Record<string, unknown> {
  return { kind: "fixed-points", points };
}

/** Every kind of occasion besides those that there are several ways for. */
export function occasions(): string[] {
  const { shape } = rootField(triggerSchema);
  const kinds = shape.kind === "variants" ? shape.options.map(({ key }) => key) : [];
  return kinds.filter((kind) => !["order", "event", "referral"].includes(kind));
}

/** What has to be taken out of a program with a way to earn, and where: to put it back as it was. */
export interface RemovedWay {
  rule: Program["earning"][number];
  index: number;
  /** What named it. */
  campaigns: string[];
  caps: string[];
}

/** A program without a way to earn: campaigns and limits that name it no longer do. */
export function withoutWay(program: Program, id: string): { program: Program; removed: RemovedWay } | null {
  const index = program.earning.findIndex((rule) => rule.id === id);
  const rule = program.earning[index];
  if (rule === undefined) return null;
  const isNaming = ({ rules }: { rules?: string[] | undefined }) => rules?.includes(id) === true;
  const { campaigns, policies } = program;
  const removed = {
    ...{ rule, index },
    campaigns: campaigns.filter(isNaming).map((campaign) => campaign.id),
    caps: policies.caps.filter(isNaming).map((cap) => cap.id),
  };
  return {
    removed,
    program: {
      ...program,
      earning: program.earning.filter((each) => each !== rule),
      campaigns: campaigns.map((campaign) =>
        isNaming(campaign) ? { ...campaign, rules: other(campaign, id) } : campaign,
      ),
      policies: {
        ...policies,
        caps: policies.caps.map((cap) => (isNaming(cap) ? { ...cap, rules: other(cap, id) } : cap)),
      },
    },
  };
}

function other({ rules = [] }: { rules?: string[] | undefined }, id: string): string[] {
  return rules.filter((rule) => rule !== id);
}

/** A program with a way to earn that was taken out of it. */
export function withWayBack(program: Program, { rule, index, campaigns, caps }: RemovedWay): Program {
  const { policies } = program;
  const named = <Part extends { id: string; rules?: string[] | undefined }>(parts: readonly Part[], by: string[]) =>
    parts.map((part) => (by.includes(part.id) ? { ...part, rules: [...(part.rules ?? []), rule.id] } : part));
  return {
    ...program,
    earning: program.earning.toSpliced(index, 0, rule),
    campaigns: named(program.campaigns, campaigns),
    policies: { ...policies, caps: named(policies.caps, caps) },
  };
}
