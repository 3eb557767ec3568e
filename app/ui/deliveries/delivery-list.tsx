import {
  BlockStack,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Select,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { DeliveryBadge, type DeliveryStateName } from "./delivery-badge.tsx";

export const DELIVERY_FILTERS = ["all", "open", "settled"] as const;
export type DeliveryFilter = (typeof DELIVERY_FILTERS)[number];

export interface DeliveryLine {
  id: string;
  topic: string;
  state: DeliveryStateName;
  /** What became of it, in the words of whoever worked it off. */
  outcome: string | null;
  receivedAt: string;
  attempts: number;
}

export interface DeliveryListProps {
  deliveries: DeliveryLine[];
  filter: DeliveryFilter;
  isLoading: boolean;
  nextUrl: string | null;
  /** The newest ones, while older ones are shown. */
  firstUrl: string | null;
  onFilter: (filter: DeliveryFilter) => void;
  onOpen: (url: string) => void;
}

/** What Shopify told us and what became of it, newest first. */
export function DeliveryList(props: DeliveryListProps) {
  const { t } = useTranslation();
  return (
    <Page title={t("deliveries.title")} subtitle={t("deliveries.subtitle")}>
      <Card padding="0">
        <Box padding="300">
          <Select
            label={t("deliveries.filter")}
            labelInline
            value={props.filter}
            options={DELIVERY_FILTERS.map((value) => ({ value, label: t(`deliveries.filters.${value}`) }))}
            onChange={(value) => props.onFilter(DELIVERY_FILTERS.find((filter) => filter === value) ?? "all")}
          />
        </Box>
        {props.deliveries.length === 0 && !props.isLoading ? <NoDeliveries {...props} /> : <DeliveryTable {...props} />}
      </Card>
    </Page>
  );
}

function NoDeliveries({ filter, onFilter }: DeliveryListProps) {
  const { t } = useTranslation();
  if (filter !== "all") {
    return (
      <EmptyState
        heading={t("deliveries.none-match")}
        image=""
        action={{ content: t("deliveries.show-all"), onAction: () => onFilter("all") }}
      />
    );
  }
  return (
    <EmptyState heading={t("deliveries.empty")} image="">
      <p>{t("deliveries.empty-text")}</p>
    </EmptyState>
  );
}

function DeliveryTable({ deliveries, isLoading, nextUrl, firstUrl, onOpen }: DeliveryListProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const pagination = {
    hasNext: nextUrl !== null,
    hasPrevious: firstUrl !== null,
    onNext: () => nextUrl !== null && onOpen(nextUrl),
    onPrevious: () => firstUrl !== null && onOpen(firstUrl),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isLoading}
      resourceName={{ singular: t("deliveries.singular"), plural: t("deliveries.plural") }}
      itemCount={deliveries.length}
      headings={[
        { title: t("deliveries.topic") },
        { title: t("deliveries.state") },
        { title: t("deliveries.outcome") },
        { title: t("deliveries.received") },
      ]}
      {...(nextUrl === null && firstUrl === null ? {} : { pagination })}
    >
      {deliveries.map((delivery, position) => (
        <DeliveryRow key={delivery.id} delivery={delivery} position={position} isCondensed={smDown} />
      ))}
    </IndexTable>
  );
}

function DeliveryRow(props: { delivery: DeliveryLine; position: number; isCondensed: boolean }) {
  const { dateTime } = useFormat();
  const { delivery, position, isCondensed } = props;
  const link = (
    <Link url={`/app/deliveries/${delivery.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {delivery.topic}
      </Text>
    </Link>
  );
  if (isCondensed) {
    return (
      <IndexTable.Row id={delivery.id} position={position}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            <InlineStack align="space-between" gap="200">
              {link}
              <DeliveryBadge state={delivery.state} />
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {dateTime(delivery.receivedAt)}
            </Text>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={delivery.id} position={position}>
      <IndexTable.Cell>{link}</IndexTable.Cell>
      <IndexTable.Cell>
        <DeliveryBadge state={delivery.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Box maxWidth="360px">
          <Text as="span" truncate>
            {delivery.outcome ?? "–"}
          </Text>
        </Box>
      </IndexTable.Cell>
      <IndexTable.Cell>{dateTime(delivery.receivedAt)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
