import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { TeamAction } from "../../loyalty/rewards/team-actions.ts";

/**
 * What the door for one redemption answers. under-way: it is decided, and Shopify is being told.
 * unreachable: Shopify did not answer, nothing changed.
 */
export type RedemptionAnswer =
  | { outcome: "done" | "under-way"; action: TeamAction }
  | { outcome: "problem"; action: TeamAction; problem: "used" | "over" | "gone" | "unreachable" };

/** Sends what somebody decided about a redemption; says when it is done. */
export function useRedemptionAction(redemptionId: string, onDone: () => void) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<RedemptionAnswer>({ key: `redemption-${redemptionId}` });
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (answer === undefined || answer.outcome === "problem") return;
    shopify.toast.show(t(`redemptions.${answer.outcome}.${answer.action}`));
    onDone();
    // Told once for each answer; the callback is a new one with every render.
  }, [answer, shopify, t]);
  return {
    sending: fetcher.state !== "idle",
    problem: answer?.outcome === "problem" ? answer.problem : null,
    send: (action: TeamAction) =>
      fetcher.submit(
        { intent: action },
        { method: "post", action: `/app/redemptions/${redemptionId}`, encType: "application/json" },
      ),
  };
}
