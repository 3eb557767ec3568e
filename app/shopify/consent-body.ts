import { z } from "zod";
import { idSchema } from "./id-schema.ts";

/** What a consent topic says: who agreed to be written to, or does not agree any more, and since when. */
export interface ConsentChange {
  customerId: string;
  channel: "email" | "sms";
  isGiven: boolean;
  /** Whole seconds since 1970. */
  at: number;
}

/** `change` is null where nobody ever said anything: no consent, and none taken back. */
export type ParsedConsent = { ok: true; change: ConsentChange | null } | { ok: false; reason: string };

const consentSchema = z.object({
  state: z.string().nullish(),
  consent_updated_at: z.iso.datetime({ offset: true }).nullish(),
});

const emailBodySchema = z.object({ customer_id: idSchema, email_marketing_consent: consentSchema.nullable() });
/** The topic for text messages names the customer `id`. */
const smsBodySchema = z.object({ id: idSchema, sms_marketing_consent: consentSchema.nullable() });

/** Reads the body of `customers_email_marketing_consent/update`. */
export function parseEmailConsentBody(json: unknown): ParsedConsent {
  const parsed = emailBodySchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { customer_id: customerId, email_marketing_consent: consent } = parsed.data;
  return { ok: true, change: changeOf(consent, { customerId, channel: "email" }) };
}

/** Reads the body of `customers_marketing_consent/update`, which is about text messages. */
export function parseSmsConsentBody(json: unknown): ParsedConsent {
  const parsed = smsBodySchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { id: customerId, sms_marketing_consent: consent } = parsed.data;
  return { ok: true, change: changeOf(consent, { customerId, channel: "sms" }) };
}

/** Who waits to confirm (double opt-in) has not agreed yet, and has taken nothing back. */
function changeOf(
  consent: z.infer<typeof consentSchema> | null,
  of: Pick<ConsentChange, "customerId" | "channel">,
): ConsentChange | null {
  const state = consent?.state?.toLowerCase();
  if (!consent?.consent_updated_at || (state !== "subscribed" && state !== "unsubscribed")) return null;
  const at = Math.floor(Date.parse(consent.consent_updated_at) / 1000);
  return { ...of, isGiven: state === "subscribed", at };
}

function refused(error: z.ZodError): ParsedConsent {
  const issue = error.issues[0];
  return { ok: false, reason: `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "unexpected"}` };
}
