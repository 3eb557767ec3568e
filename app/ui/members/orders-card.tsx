import { BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { type OrderLine, SHOWN_FIRST } from "./order-line.ts";

/** The member's orders, each with what it earned or why it earned nothing. */
export function OrdersCard({ orders }: { orders: OrderLine[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isLong, setLong] = useState(false);
  const shown = isLong ? orders : orders.slice(0, SHOWN_FIRST);
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
        {shown.map((order, index) => (
          <Fragment key={order.id}>
            {index > 0 && <Divider />}
            <Order order={order} />
          </Fragment>
        ))}
        {shown.length < orders.length && (
          <InlineStack>
            <Button onClick={() => setLong(true)}>{t("orders.all", { number: number(orders.length) })}</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Order({ order }: { order: OrderLine }) {
  const { t } = useTranslation();
  const { date, movement } = useFormat();
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <InlineStack gap="200">
          <Link url={`/app/orders/${order.id}`} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {order.name}
            </Text>
          </Link>
          <Text as="span" tone="subdued">
            {date(order.placedAt)}
          </Text>
        </InlineStack>
        <Text as="span" numeric>
          {movement(order.points)}
        </Text>
      </InlineStack>
      {order.nothingBecause && <Text as="p">{t(`orders.nothing.${order.nothingBecause}`)}</Text>}
      {order.caveat !== null && (
        <Text as="p" tone="subdued" variant="bodySm">
          {order.caveat}
        </Text>
      )}
    </BlockStack>
  );
}
