import { z } from "zod";
import type { Language } from "../../i18n/language.ts";
import { titlesOf } from "../../loyalty/rewards/explained.ts";
import { type TeamAction, teamActions } from "../../loyalty/rewards/team-actions.ts";
import type { Program, Reward } from "../../loyalty/program.ts";
import type { UnitWords } from "../format.tsx";
import { wordsOf } from "../members/member-lines.ts";

/** A redemption as the admin's screens show it. */
export interface RedemptionView {
  id: string;
  /** What was taken, in each language the admin speaks. */
  title: Record<Language, string>;
  kind: Reward["kind"];
  rewardId: string;
  state: "reserved" | "issued" | "used" | "lapsed" | "cancelled";
  cause: string | null;
  /** 0: it was given. */
  points: number;
  pointsReturned: number;
  unit: UnitWords;
  amountMinor: number;
  currency: string;
  code: string | null;
  member: { id: string; name: string | null; customerId: string | null };
  /** What the member wrote, and what it was asked for as. */
  text: string | null;
  asked: string | null;
  /** What the member chose: the date as the shop wrote it, in the shop's own time. */
  chosenAt: string | null;
  reservedAt: string;
  issuedAt: string | null;
  /** The last moment of its time. */
  endsAt: string | null;
  usedAt: string | null;
  endedAt: string | null;
  settledAt: string | null;
  order: { name: string; url: string } | null;
  /** What is being done in Shopify, how often that failed, why, and since when a person is asked. */
  todo: "issue" | "end" | null;
  attempts: number;
  nextAt: string | null;
  trouble: string | null;
  stuckAt: string | null;
  drift: Drift | null;
  /** Shopify's page of what was issued, and its id. */
  remoteId: string | null;
  remoteUrl: string | null;
  actions: TeamAction[];
}

export interface Drift {
  kind: "changed" | "deactivated" | "deleted";
  fields: string[];
  at: string | null;
}

/** What a view is made from: a stored redemption and what belongs to it. */
export interface ViewSource {
  redemption: Parameters<typeof teamActions>[0] & {
    id: string;
    memberId: string;
    rewardId: string;
    kind: Reward["kind"];
    cause: string | null;
    points: number;
    pointsReturned: number;
    unit: string;
    amountMinor: number;
    currency: string;
    code: string | null;
    remoteId: string | null;
    wish: { dateId?: string | undefined; text?: string | undefined } | null;
    reservedAt: Date;
    issuedAt: Date | null;
    endsAt: Date | null;
    usedAt: Date | null;
    usedOrderId: string | null;
    endedAt: Date | null;
    settledAt: Date | null;
    attempts: number;
    nextAt: Date | null;
    trouble: string | null;
  };
  customerIds: readonly string[];
  orderName: string | null;
}

/**
 * Puts a redemption into the form of the screens.
 *
 * @param about.names live names of customers; null: Shopify did not tell them
 */
export function redemptionView(
  { redemption, customerIds, orderName }: ViewSource,
  about: { program: Program | undefined; currency: string; names: ReadonlyMap<string, string> | null },
): RedemptionView {
  const { terms, wish, reservedAt, issuedAt, endsAt, usedAt, endedAt, settledAt, nextAt, stuckAt, ...kept } =
    redemption;
  const currency = kept.currency || about.currency;
  const customerId = customerIds.find((id) => about.names?.has(id)) ?? customerIds[0] ?? null;
  return {
    ...{ id: kept.id, kind: kept.kind, rewardId: kept.rewardId, state: kept.state, cause: kept.cause, currency },
    ...{ points: kept.points, pointsReturned: kept.pointsReturned, amountMinor: kept.amountMinor, code: kept.code },
    ...{ todo: kept.todo, attempts: kept.attempts, trouble: kept.trouble, remoteId: kept.remoteId },
    title: titlesOf(terms, { currency, points: kept.points }),
    unit: wordsOf(kept.unit, about),
    member: {
      id: kept.memberId,
      customerId,
      name: customerId === null ? null : (about.names?.get(customerId) ?? null),
    },
    text: wish?.text ?? null,
    ...askedIn(terms, wish?.dateId),
    reservedAt: reservedAt.toISOString(),
    issuedAt: issuedAt?.toISOString() ?? null,
    // What ends as a day does is good until the day before.
    endsAt: endsAt === null ? null : new Date(endsAt.getTime() - 1).toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
    order:
      kept.usedOrderId === null
        ? null
        : { name: orderName ?? kept.usedOrderId, url: `shopify://admin/orders/${kept.usedOrderId}` },
    nextAt: nextAt?.toISOString() ?? null,
    stuckAt: stuckAt?.toISOString() ?? null,
    drift: driftSchema.parse(kept.drift),
    remoteUrl: remoteUrl(kept.remoteId),
    actions: teamActions(redemption),
  };
}

const driftSchema = z
  .object({
    kind: z.enum(["changed", "deactivated", "deleted"]).catch("changed"),
    fields: z.array(z.string()).catch([]),
    at: z.string().nullable().catch(null),
  })
  .nullable()
  .catch(null);

function askedIn(terms: Reward, dateId: string | undefined): Pick<RedemptionView, "asked" | "chosenAt"> {
  if (terms.kind !== "experience") return { asked: null, chosenAt: null };
  const date = terms.dates.find(({ id }) => id === dateId);
  return { asked: terms.asks?.label ?? null, chosenAt: date?.at ?? dateId ?? null };
}

/** Shopify's own page of a discount or gift card; store credit has none. */
function remoteUrl(remoteId: string | null): string | null {
  const [, type, id] = /^gid:\/\/shopify\/(\w+)\/(\d+)/.exec(remoteId ?? "") ?? [];
  if (id === undefined) return null;
  if (type === "GiftCard") return `shopify://admin/gift_cards/${id}`;
  return type?.startsWith("Discount") ? `shopify://admin/discounts/${id}` : null;
}
