import {
  BlockStack,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  ProgressBar,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import { DeliveryFilters } from "./delivery-filters.tsx";
import type { DeliverySearch } from "./delivery-search.ts";
import { useOutcomeWords } from "./use-outcome-words.ts";
import { DeliveryBadge, type DeliveryStateName } from "./delivery-badge.tsx";

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
  search: DeliverySearch;
  topics: readonly string[];
  /** How many wait, and how many can be tried again. */
  open: { waiting: number; failed: number };
  /** How many were put back in line on this visit, while they are worked off; null: none were. */
  retried: number | null;
  isRetrying: boolean;
  isLoading: boolean;
  nextUrl: string | null;
  /** The newest ones, while older ones are shown. */
  firstUrl: string | null;
  onSearch: (search: DeliverySearch) => void;
  onRetryAll: () => void;
  onOpen: (url: string) => void;
}

const EVERYTHING: DeliverySearch = { state: "all", topic: "", order: "" };

/** What Shopify told us and what became of it, newest first. */
export function DeliveryList(props: DeliveryListProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { open, search } = props;
  const retryAll = {
    content: t("deliveries.retry-all"),
    loading: props.isRetrying,
    onAction: props.onRetryAll,
  };
  return (
    <Page
      title={t("deliveries.title")}
      subtitle={t("deliveries.subtitle")}
      backAction={{ content: t("nav.settings"), url: "/app/settings" }}
      secondaryActions={open.failed > 0 ? [locked(retryAll)] : []}
    >
      <BlockStack gap="400">
        {open.waiting > 0 && <WorkedOff waiting={open.waiting} retried={props.retried} />}
        <Card padding="0">
          <Box padding="300">
            <DeliveryFilters key={JSON.stringify(search)} {...props} />
          </Box>
          {props.deliveries.length === 0 && !props.isLoading ? (
            <NoDeliveries {...props} />
          ) : (
            <DeliveryTable {...props} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

/** How far it is; it goes on whether anybody looks or not. */
function WorkedOff({ waiting, retried }: { waiting: number; retried: number | null }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const total = Math.max(waiting, retried ?? 0);
  const done = total - waiting;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm" id="deliveries-progress">
          {t("deliveries.working")}
        </Text>
        {retried !== null && (
          <ProgressBar progress={Math.floor((done * 100) / total)} size="small" ariaLabelledBy="deliveries-progress" />
        )}
        <div role="status">
          <Text as="p" tone="subdued">
            {retried === null
              ? t("deliveries.waiting", { count: waiting, number: number(waiting) })
              : t("deliveries.worked", { done: number(done), total: number(total) })}
          </Text>
        </div>
      </BlockStack>
    </Card>
  );
}

function NoDeliveries({ search, onSearch }: DeliveryListProps) {
  const { t } = useTranslation();
  if (search.state !== "all" || search.topic !== "" || search.order !== "") {
    return (
      <EmptyState
        heading={t("deliveries.none-match")}
        image=""
        action={{ content: t("deliveries.show-all"), onAction: () => onSearch(EVERYTHING) }}
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
  const outcome = useOutcomeWords();
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
            {delivery.outcome === null ? "–" : outcome(delivery.outcome)}
          </Text>
        </Box>
      </IndexTable.Cell>
      <IndexTable.Cell>{dateTime(delivery.receivedAt)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
