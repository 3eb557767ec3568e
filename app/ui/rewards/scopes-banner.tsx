import { Banner } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OptionalScope } from "../../loyalty/rewards/scopes-needed.ts";

/** Says which access is missing, why it is needed, and asks for it by Shopify's own dialog. */
export function ScopesBanner({ missing }: { missing: readonly OptionalScope[] }) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"open" | "asking" | "granted" | "declined">("open");
  if (missing.length === 0 || state === "granted") return null;
  const ask = async () => {
    setState("asking");
    const { result } = await shopify.scopes.request([...missing]);
    setState(result === "granted-all" ? "granted" : "declined");
    revalidate();
  };
  return (
    <Banner
      tone="warning"
      title={t("rewards.scopes.title")}
      action={{ content: t("rewards.scopes.grant"), loading: state === "asking", onAction: () => void ask() }}
    >
      {missing.includes("write_gift_cards") && <p>{t("rewards.scopes.gift-cards")}</p>}
      {missing.some((scope) => scope !== "write_gift_cards") && <p>{t("rewards.scopes.store-credit")}</p>}
      {state === "declined" && <p>{t("rewards.scopes.declined")}</p>}
    </Banner>
  );
}
