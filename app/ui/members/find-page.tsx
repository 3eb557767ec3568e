import { Card, EmptyState, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** Nobody was found by a link from elsewhere: why, and how to go on. */
export function FindPage(props: {
  outcome: "not-found" | "no-member" | "unreachable";
  /** What was looked for. */
  what: string;
  /** The customer whom Shopify has, and who takes no part. */
  customerId: string | null;
}) {
  const { t } = useTranslation();
  const { outcome, what, customerId } = props;
  const inShopify =
    customerId === null
      ? {}
      : {
          secondaryAction: {
            content: t("member.in-shopify"),
            url: `shopify://admin/customers/${customerId}`,
            target: "_top" as const,
          },
        };
  return (
    <Page title={t("find.title")} backAction={{ content: t("nav.members"), url: "/app/members" }}>
      <Card>
        <EmptyState
          heading={t(`find.${outcome}`, { what })}
          image=""
          action={{ content: t("find.search"), url: `/app/members?q=${encodeURIComponent(what)}` }}
          {...inShopify}
        >
          <p>{t(`find.why.${outcome}`)}</p>
        </EmptyState>
      </Card>
    </Page>
  );
}
