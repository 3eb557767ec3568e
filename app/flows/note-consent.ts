import { withTransaction } from "../db.server.ts";
import { identitiesOf } from "../models/member.ts";
import { endEventsBy } from "../models/member-event.ts";
import { programState } from "../models/program.ts";
import { shopByDomain } from "../models/shop.ts";
import { addEvents } from "./steps/add-events.ts";
import { lockFound } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";

/** That a customer agreed to be written to, or does not agree any more. */
export interface Consent {
  channel: "email" | "sms";
  isGiven: boolean;
  /** Whole seconds since 1970. */
  at: number;
}

const NAMES = { email: "newsletter-consent", sms: "sms-consent" } as const;

/**
 * Notes a member's consent as an event (`newsletter-consent`, `sms-consent`) that is withdrawn with the consent. Which of the two was
 * heard of first makes no difference, and the same consent is one event however often it is told.
 *
 * @returns "unknown-member" for a customer who is none: consent alone makes nobody a member
 */
export async function noteConsent(options: {
  shopDomain: string;
  customerId: string;
  consents: Consent[];
  now: Date;
}): Promise<{ outcome: "noted" | "unknown-shop" | "not-live" | "unknown-member" }> {
  const { shopDomain, customerId, consents, now } = options;
  const shop = await shopByDomain(shopDomain);
  if (!shop || shop.currency === "") return { outcome: "unknown-shop" };
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    if (program.status !== "live") return { outcome: "not-live" };
    const [identity] = await identitiesOf(tx, { ...shop, customerIds: [customerId] });
    if (!identity) return { outcome: "unknown-member" };
    const { memberId } = identity;
    const accounts = await lockFound(tx, { programId, memberIds: [memberId] });
    const events = consents.map(({ channel, isGiven, at }) => ({
      ...{ id: `consent:${memberId}:${channel}:${isGiven ? "given" : "ended"}:${String(at)}`, memberId },
      ...{ name: isGiven ? NAMES[channel] : endOf(NAMES[channel]), at },
      ...{ amountMinor: null, quantity: 1, subject: null, code: null, attributes: {} },
    }));
    await addEvents(tx, { shop, events, source: "shopify", now });
    for (const name of new Set(consents.map(({ channel }) => NAMES[channel]))) {
      await endEventsBy(tx, { programId, memberId, begins: name, ends: endOf(name) });
    }
    await settleMembers(tx, { shop, program, accounts, now });
    return { outcome: "noted" };
  });
}

function endOf(name: string): string {
  return `${name}-ended`;
}
