import { BlockStack, Box, Card, EmptyState, Page, Tabs, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { RedemptionTable } from "./redemption-table.tsx";
import { SearchField } from "./search-field.tsx";
import { WorkList } from "./work-list.tsx";

export const LIST_VIEWS = ["all", "by-hand", "stuck", "issued", "used", "ended"] as const;
export type ListView = (typeof LIST_VIEWS)[number];

export interface RedemptionListProps {
  redemptions: RedemptionView[];
  view: ListView;
  search: string;
  /** Whether Shopify could be asked for names and e-mail addresses. */
  names: "live" | "unavailable";
  waiting: { byHand: number; stuck: number };
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onView: (view: ListView) => void;
  onSearch: (search: string) => void;
  onOpen: (url: string) => void;
}

/** What members took and were given, and what of it waits for somebody. */
export function RedemptionList(props: RedemptionListProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { redemptions, view, search, waiting } = props;
  const badges = { "by-hand": waiting.byHand, stuck: waiting.stuck };
  const badgeOf = (one: ListView) => (one === "by-hand" || one === "stuck" ? badges[one] : 0);
  const tabs = LIST_VIEWS.map((one) => ({
    id: `redemptions-${one}`,
    content: t(`redemptions.view.${one}`),
    panelID: "redemptions-shown",
    ...(badgeOf(one) > 0 ? { badge: number(badgeOf(one)) } : {}),
  }));
  return (
    <Page
      title={t("redemptions.title")}
      secondaryActions={[
        { content: t("redemptions.void.open"), url: "/app/redemptions/void" },
        { content: t("donations.title"), url: "/app/donations" },
      ]}
    >
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={LIST_VIEWS.indexOf(view)}
          disclosureText={t("redemptions.view.more")}
          onSelect={(index) => props.onView(LIST_VIEWS[index] ?? "all")}
        />
        <Box padding="300">
          <BlockStack gap="200">
            <SearchField search={search} onSearch={props.onSearch} />
            {props.names === "unavailable" && (
              <Text as="p" tone="subdued">
                {t("members.names-unavailable")}
              </Text>
            )}
          </BlockStack>
        </Box>
        <Shown {...props} isEmpty={redemptions.length === 0} />
      </Card>
    </Page>
  );
}

function Shown(props: RedemptionListProps & { isEmpty: boolean }) {
  const { t } = useTranslation();
  const { search, view, isLoading, isEmpty } = props;
  if (isEmpty && !isLoading) {
    if (search !== "") {
      return (
        <EmptyState
          heading={t("redemptions.none-found", { search })}
          image=""
          action={{ content: t("redemptions.show-all"), onAction: () => props.onSearch("") }}
        >
          <p>{t("redemptions.none-found-text")}</p>
        </EmptyState>
      );
    }
    return (
      <EmptyState
        heading={t(`redemptions.nothing.${view}.title`)}
        image=""
        {...(view === "all" ? { action: { content: t("redemptions.nothing.action"), url: "/app/rewards" } } : {})}
      >
        <p>{t(`redemptions.nothing.${view}.text`)}</p>
      </EmptyState>
    );
  }
  if (search === "" && (view === "by-hand" || view === "stuck")) return <WorkList {...props} />;
  return <RedemptionTable {...props} />;
}
