import {
  BlockStack,
  Box,
  Card,
  Divider,
  EmptyState,
  InlineStack,
  Link,
  Page,
  Pagination,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ActivityFilters, type ActivityFilter } from "./activity-filters.tsx";
import { actionOf } from "./actions.ts";
import { detailsOf } from "./details.ts";
import { placeOf } from "./places.ts";
import { useDetailWords } from "./use-detail-words.ts";
import type { Called } from "./use-value-words.ts";

export interface ActivityLine {
  id: string;
  at: string;
  actor: string;
  action: string;
  data: Record<string, unknown>;
}

export interface ActivityPageProps {
  actors: string[];
  entries: ActivityLine[];
  /** Names of members of staff that the merchant has given, by actor. */
  names: Record<string, string>;
  called: Called;
  filter: ActivityFilter;
  problem: "wrong-period" | null;
  isLoading: boolean;
  nextUrl: string | null;
  firstUrl: string | null;
  onFilter: (filter: ActivityFilter) => void;
  onOpen: (url: string) => void;
}

/** Who changed what, when, from what to what. */
export function ActivityPage(props: ActivityPageProps) {
  const { t } = useTranslation();
  const { entries, filter, nextUrl, firstUrl, onOpen } = props;
  const isEmpty = entries.length === 0 && !props.isLoading;
  return (
    <Page title={t("activity.title")} backAction={{ content: t("nav.settings"), url: "/app/settings" }}>
      <Card padding="0">
        <Box padding="400">
          <ActivityFilters key={JSON.stringify(filter)} {...props} />
        </Box>
        <Divider />
        {isEmpty ? <Nothing {...props} /> : <Entries {...props} />}
        {(nextUrl !== null || firstUrl !== null) && (
          <Box padding="300" borderBlockStartWidth="025" borderColor="border">
            <InlineStack align="center">
              <Pagination
                accessibilityLabel={t("activity.pages")}
                hasPrevious={firstUrl !== null}
                hasNext={nextUrl !== null}
                previousTooltip={t("activity.newer")}
                nextTooltip={t("activity.older")}
                onPrevious={() => firstUrl !== null && onOpen(firstUrl)}
                onNext={() => nextUrl !== null && onOpen(nextUrl)}
              />
            </InlineStack>
          </Box>
        )}
      </Card>
    </Page>
  );
}

function Nothing({ filter, onFilter }: ActivityPageProps) {
  const { t } = useTranslation();
  const isNarrowed = filter.kind !== "" || filter.actor !== "" || filter.from !== "" || filter.to !== "";
  if (!isNarrowed) {
    return (
      <EmptyState heading={t("activity.empty.title")} image="">
        <p>{t("activity.empty.text")}</p>
      </EmptyState>
    );
  }
  const showAll = () => onFilter({ kind: "", actor: "", from: "", to: "" });
  return (
    <EmptyState
      heading={t("activity.none.title")}
      image=""
      action={{ content: t("activity.none.action"), onAction: showAll }}
    >
      <p>{t("activity.none.text")}</p>
    </EmptyState>
  );
}

function Entries({ entries, names, called, isLoading }: ActivityPageProps) {
  const { t } = useTranslation();
  return (
    <BlockStack>
      {isLoading && (
        <Box padding="400">
          <div role="status">
            <Text as="p" tone="subdued">
              {t("activity.loading")}
            </Text>
          </div>
        </Box>
      )}
      {entries.map((entry, index) => (
        <Box key={entry.id}>
          {index > 0 && <Divider />}
          <Entry entry={entry} names={names} called={called} />
        </Box>
      ))}
    </BlockStack>
  );
}

function Entry({ entry, names, called }: { entry: ActivityLine } & Pick<ActivityPageProps, "names" | "called">) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const words = useDetailWords(names, called);
  const action = actionOf(entry.action);
  const what = action === null ? t("activity.unknown", { action: entry.action }) : t(`activity.action.${action}`);
  const at = dateTime(entry.at);
  const place = placeOf(entry);
  return (
    <Box padding="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingSm">
          {what}
        </Text>
        <Text as="p" tone="subdued">
          {t("activity.by", { who: words.who(entry.actor), at })}
        </Text>
        {detailsOf(entry.data).map((detail) => {
          const line = words.detail(detail, entry.data);
          return (
            line !== null && (
              <Text key={detail.key} as="p" breakWord>
                {line}
              </Text>
            )
          );
        })}
        {place !== null && (
          <InlineStack>
            <Link
              url={place.url}
              accessibilityLabel={t("activity.open-label", { open: t(`activity.open.${place.kind}`), what, at })}
            >
              {t(`activity.open.${place.kind}`)}
            </Link>
          </InlineStack>
        )}
      </BlockStack>
    </Box>
  );
}
