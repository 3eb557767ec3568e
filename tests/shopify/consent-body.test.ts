import { describe, expect, it } from "vitest";
import { parseEmailConsentBody, parseSmsConsentBody } from "../../app/shopify/consent-body.ts";

const at = Date.parse("2026-10-01T10:00:00Z") / 1000;
const consent = (state: string | null, consent_updated_at: string | null = "2026-10-01T12:00:00+02:00") => ({
  state,
  opt_in_level: "single_opt_in",
  consent_updated_at,
});
const email = (state: string | null) => ({ customer_id: 7, email_marketing_consent: consent(state) });

describe("the bodies of the consent topics", () => {
  it("say who agreed to be written to, and since when", () => {
    expect(parseEmailConsentBody(email("subscribed"))).toEqual({
      ok: true,
      change: { customerId: "7", channel: "email", isGiven: true, at },
    });
    expect(parseSmsConsentBody({ id: "8", sms_marketing_consent: consent("unsubscribed") })).toEqual({
      ok: true,
      change: { customerId: "8", channel: "sms", isGiven: false, at },
    });
  });

  it.each(["pending", "not_subscribed", "redacted", null])("change nothing where the state is %s", (state) => {
    expect(parseEmailConsentBody(email(state))).toEqual({ ok: true, change: null });
  });

  it("are refused where they name nobody, or no time", () => {
    expect(parseEmailConsentBody({})).toMatchObject({ ok: false });
    expect(parseSmsConsentBody({ id: 7, sms_marketing_consent: consent("subscribed", "soon") })).toMatchObject({
      ok: false,
    });
  });
});
