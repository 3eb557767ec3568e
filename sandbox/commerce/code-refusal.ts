/** Why a checkout refuses a code. */
export type CodeRefusalReason =
  | "not-found"
  | "not-active"
  | "usage-limit"
  | "once-per-customer"
  | "other-customer"
  | "no-items"
  | "minimum"
  | "buys-missing"
  | "gets-missing"
  | "subscription-only"
  | "no-shipping"
  | "destination"
  | "shipping-rate"
  | "not-computed"
  | "cannot-combine"
  | "too-many"
  | "no-effect";

export interface CodeRefusal {
  reason: CodeRefusalReason;
  message: string;
}
