import { useTranslation } from "react-i18next";

/** What is recorded of a delivery, and under which words people read it. */
const OUTCOMES = {
  settled: "settled",
  "nothing to do": "nothing",
  "no consent given or ended: nothing to do": "nothing",
  "not merged in Shopify: nothing to do": "nothing",
  "not known to us: nothing to do": "nothing",
  "cancelled before: nothing to do": "nothing",
  "unknown-shop": "unknown-shop",
  "Shopify did not answer": "no-answer",
  "Shopify's rate limit held it up": "rate-limit",
  "Shopify no longer accepts our access: open the app once to reconnect": "no-access",
  "Shopify refused what it was asked": "refused",
  "an error on our side held it up": "own-error",
  "Shopify does not show us this order": "hidden-order",
  "the body is not JSON": "not-json",
  erased: "erased",
} as const;

/** What became of a delivery, in words; what has none is shown as it was recorded: it is for developers. */
export function useOutcomeWords(): (outcome: string) => string {
  const { t } = useTranslation();
  return (outcome) => (isKnown(outcome) ? t(`delivery.outcomes.${OUTCOMES[outcome]}`) : outcome);
}

function isKnown(outcome: string): outcome is keyof typeof OUTCOMES {
  return Object.hasOwn(OUTCOMES, outcome);
}
