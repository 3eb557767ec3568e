import { BlockStack, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { NoPointsReason } from "../../loyalty/no-points.ts";
import { useFormat } from "../format.tsx";

export interface OrderLine {
  id: string;
  name: string;
  placedAt: string;
  /** Points that this order's transfers come to. */
  points: number;
  /** Why that is nothing; null when it is something. */
  nothingBecause: NoPointsReason | null;
  /** Why the order's facts may be incomplete; null when they are complete. */
  caveat: string | null;
}

/** The member's orders, each with what it earned or why it earned nothing. */
export function OrdersCard({ orders }: { orders: OrderLine[] }) {
  const { t } = useTranslation();
  const { date, movement } = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("orders.title")}
        </Text>
        {orders.length === 0 && (
          <Text as="p" tone="subdued">
            {t("orders.empty")}
          </Text>
        )}
        {orders.map((order, index) => (
          <Fragment key={order.id}>
            {index > 0 && <Divider />}
            <BlockStack gap="050">
              <InlineStack align="space-between" gap="200">
                <Text as="span" fontWeight="semibold">
                  {order.name}
                </Text>
                <Text as="span" numeric>
                  {movement(order.points)}
                </Text>
              </InlineStack>
              <Text as="span" tone="subdued">
                {date(order.placedAt)}
              </Text>
              {order.nothingBecause && <Text as="p">{t(`orders.nothing.${order.nothingBecause}`)}</Text>}
              {order.caveat !== null && (
                <Text as="p" tone="subdued" variant="bodySm">
                  {order.caveat}
                </Text>
              )}
            </BlockStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
