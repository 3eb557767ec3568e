import type { SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import { consentBody } from "./consent-body.ts";
import { customerDeletedBody, customerMergeBody, customerTopicBody } from "./other-bodies.ts";
import { sendWebhook } from "./send.ts";

/** Sends customers/create or customers/update. */
export function announceCustomer(
  context: SandboxContext,
  of: { topic: "customers/create" | "customers/update"; customer: Customer },
): void {
  sendWebhook(context, { topic: of.topic, body: customerTopicBody(context, of.customer) });
}

/** Sends customers/delete. */
export function announceCustomerDeleted(context: SandboxContext, customer: Customer): void {
  sendWebhook(context, { topic: "customers/delete", body: customerDeletedBody(customer) });
}

/** Sends customers/merge. */
export function announceMerge(context: SandboxContext, of: { keptId: string; deletedId: string }): void {
  sendWebhook(context, { topic: "customers/merge", body: customerMergeBody(of) });
}

/** Sends customers_email_marketing_consent/update, or customers_marketing_consent/update for text messages. */
export function announceConsent(context: SandboxContext, of: { channel: "email" | "sms"; customer: Customer }): void {
  const topic =
    of.channel === "email" ? "customers_email_marketing_consent/update" : "customers_marketing_consent/update";
  sendWebhook(context, { topic, body: consentBody(context, of) });
}
