import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import type { Customer } from "../state.ts";
import { bodyTime, idNumber } from "./body-parts.ts";

/** The bodies of both consent topics: they name the customer differently. */
export function consentBody(
  context: SandboxContext,
  of: { channel: "email" | "sms"; customer: Customer },
): { [key: string]: Json } {
  const { channel, customer } = of;
  const consent = channel === "email" ? customer.emailConsent : customer.smsConsent;
  const told = {
    state: consent.state,
    opt_in_level: consent.state === "subscribed" ? "single_opt_in" : null,
    consent_updated_at: bodyTime(context, consent.updatedAt),
  };
  return channel === "email"
    ? { customer_id: idNumber(customer.id), email_address: customer.email, email_marketing_consent: told }
    : {
        id: idNumber(customer.id),
        phone: customer.phone,
        sms_marketing_consent: { ...told, consent_collected_from: "other" },
      };
}
