import { BlockStack, Card } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { Muted } from "./compared.tsx";
import { HistoryCard } from "./history-card.tsx";
import { OrderCard } from "./order-card.tsx";
import { ShopperPreviewCard } from "./shopper-preview-card.tsx";

/**
 * What a program means, beside the form in which it is edited: what a sample order earns and why, what the last 60 days would have cost,
 * both as saved and as edited, and what a shopper sees.
 *
 * @param props.edited what the form can be read as; null while it cannot
 */
export function LivePreview({ saved, edited }: { saved: Program; edited: Program | null }) {
  const { t } = useTranslation();
  const changed = edited !== null && JSON.stringify(edited) !== JSON.stringify(saved) ? edited : null;
  return (
    <BlockStack gap="400">
      {edited === null && (
        <Card>
          <Muted text={t("live.unreadable")} />
        </Card>
      )}
      <OrderCard saved={saved} edited={changed} />
      <HistoryCard saved={saved} edited={changed} />
      <ShopperPreviewCard program={edited ?? saved} />
    </BlockStack>
  );
}
