import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** unknown: Shopify did not answer, nothing changed. */
export interface TakeBackAnswer {
  outcome: "returned" | "used" | "unknown-redemption" | "unknown";
}

/** Takes an open redemption back, after saying what that does. */
export function TakeBack({ redemptionId, points }: { redemptionId: string; points: string }) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<TakeBackAnswer>();
  const [isAsked, setIsAsked] = useState(false);
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "returned") shopify.toast.show(t("redemptions.takenBack", { points }));
  }, [outcome, points, shopify, t]);
  const problem = outcome === undefined || outcome === "returned" ? null : outcome;
  const send = () => fetcher.submit({}, { method: "post", action: `/app/redemptions/${redemptionId}` });

  if (!isAsked) {
    return (
      <InlineStack>
        <Button variant="plain" onClick={() => setIsAsked(true)}>
          {t("redemptions.takeBack")}
        </Button>
      </InlineStack>
    );
  }
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm">
        {t("redemptions.takeBackMeans", { points })}
      </Text>
      {problem && <InlineError message={t(`redemptions.problem.${problem}`)} fieldID={redemptionId} />}
      <InlineStack gap="200">
        <Button size="slim" onClick={send} loading={fetcher.state !== "idle"}>
          {t("redemptions.takeBack")}
        </Button>
        <Button size="slim" variant="tertiary" onClick={() => setIsAsked(false)}>
          {t("redemptions.keep")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
