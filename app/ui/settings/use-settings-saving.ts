import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ShopSettings } from "../../loyalty/shop-settings.ts";

/** Sends settings to the page's own action, and says so once they are saved. */
export function useSettingsSaving(): { isSaving: boolean; onSave: (change: Partial<ShopSettings>) => void } {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<{ outcome: string }>();
  const { data } = fetcher;
  useEffect(() => {
    if (data?.outcome === "changed") shopify.toast.show(t("settings.saved"));
  }, [data, shopify, t]);
  return {
    isSaving: fetcher.state !== "idle",
    onSave: (change) => fetcher.submit(change, { method: "post", encType: "application/json" }),
  };
}
