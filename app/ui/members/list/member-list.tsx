import { BlockStack, Box, Card, EmptyState, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type MemberFilter, memberQuery, type MemberSort } from "../../../loyalty/member-filter.ts";
import { FilterBar, SortSelect } from "./filter-bar.tsx";
import type { TierName } from "./filter-words.ts";
import { useMay } from "../../permissions.tsx";
import { BULK_ACTIONS } from "./bulk/bulk-view.ts";
import { bulkUrl, type MemberLine, MemberTable } from "./member-table.tsx";
import { SearchField } from "./search-field.tsx";
import type { NamedView, ViewChange } from "./use-views.ts";
import { ViewActions, ViewTabs } from "./view-bar.tsx";

const ADDRESS = "/app/members";

export interface MemberListProps {
  members: MemberLine[];
  search: string;
  /** An order that was looked for, where it is nobody's who takes part. */
  order: { id: string; name: string } | null;
  filter: MemberFilter;
  sort: MemberSort;
  /** Filter and order, as the query of an address. */
  query: string;
  view: string | null;
  views: NamedView[];
  newViewId: string;
  viewProblem: "too-many" | "unknown-view" | null;
  tiers: TierName[];
  /** Whether Shopify could be asked for names and e-mail addresses. */
  names: "live" | "unavailable";
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  changeView: (change: ViewChange, deleted?: NamedView) => void;
  onOpen: (url: string) => void;
}

/** Everybody who takes part: searched, narrowed down, in the order that is wanted. */
export function MemberList(props: MemberListProps) {
  const { t } = useTranslation();
  const { search, members, isLoading, onOpen } = props;
  const isManager = useMay()("bulk");
  const needs = isManager ? {} : { disabled: true, helpText: t("staff.needs-manager") };
  const isEmpty = members.length === 0 && !isLoading;
  const everybody = {
    title: t("memberList.bulk.everybody-of-list"),
    actions: BULK_ACTIONS.map((what) => ({
      content: t(`memberList.bulk.${what}`),
      onAction: () => onOpen(bulkUrl(what, props.query)),
      ...needs,
    })),
  };
  const onSearch = (text: string) => onOpen(text === "" ? ADDRESS : `${ADDRESS}?q=${encodeURIComponent(text)}`);
  return (
    <Page
      title={t("members.title")}
      secondaryActions={[
        { content: t("memberList.import"), url: "/app/import" },
        { content: t("memberList.bulk.runs"), url: "/app/members/bulk" },
      ]}
      actionGroups={search === "" && members.length > 0 ? [everybody] : []}
    >
      <Card padding="0">
        <ViewTabs views={props.views} view={props.view} onOpen={onOpen} />
        <Box padding="300">
          <BlockStack gap="200">
            <SearchField search={search} onSearch={onSearch} />
            {props.names === "unavailable" && (
              <Text as="p" tone="subdued">
                {t("members.names-unavailable")}
              </Text>
            )}
          </BlockStack>
        </Box>
        {search === "" && <Narrowing {...props} />}
        {isEmpty ? (
          <NoMembers {...props} onSearch={onSearch} />
        ) : (
          <MemberTable
            {...props}
            key={`${props.query}:${search}:${members[0]?.id ?? ""}`}
            query={search === "" ? props.query : null}
            hasBulk={isManager}
          />
        )}
      </Card>
    </Page>
  );
}

function Narrowing(props: MemberListProps) {
  const { filter, sort, view, views, tiers, onOpen } = props;
  const shown = views.find(({ id }) => id === view) ?? null;
  const isSupport = useMay()("support");
  const go = (next: { filter: MemberFilter; sort: MemberSort }) => {
    const query = new URLSearchParams(memberQuery(next.filter, next.sort));
    if (shown) query.set("view", shown.id);
    onOpen(query.size === 0 ? ADDRESS : `${ADDRESS}?${query.toString()}`);
  };
  return (
    <>
      <FilterBar filter={filter} tiers={tiers} onChange={(next) => go({ filter: next, sort })} />
      <Box padding="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <SortSelect sort={sort} onChange={(next) => go({ filter, sort: next })} />
          {isSupport && (
            <ViewActions
              shown={shown}
              views={views}
              query={props.query}
              newViewId={props.newViewId}
              problem={props.viewProblem}
              onChange={props.changeView}
            />
          )}
        </InlineStack>
      </Box>
    </>
  );
}

function NoMembers(props: MemberListProps & { onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  const { search, order, filter, onSearch } = props;
  if (search !== "" && order) {
    return (
      <EmptyState
        heading={t("memberList.order-found", { order: order.name })}
        image=""
        action={{ content: t("memberList.open-order"), url: `/app/orders/${order.id}` }}
        secondaryAction={{ content: t("members.show-all"), onAction: () => onSearch("") }}
      >
        <p>{t("memberList.order-found-text")}</p>
      </EmptyState>
    );
  }
  if (search !== "") {
    return (
      <EmptyState
        heading={t("members.none-found", { search })}
        image=""
        action={{ content: t("members.show-all"), onAction: () => onSearch("") }}
      >
        <p>{t("members.none-found-text")}</p>
      </EmptyState>
    );
  }
  if (memberQuery(filter) !== "") {
    return (
      <EmptyState
        heading={t("memberList.none-match")}
        image=""
        action={{ content: t("members.show-all"), onAction: () => onSearch("") }}
      >
        <p>{t("memberList.none-match-text")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading={t("members.empty")}
      image=""
      action={{ content: t("members.empty-action"), url: "/app/program" }}
    >
      <p>{t("members.empty-text")}</p>
    </EmptyState>
  );
}
