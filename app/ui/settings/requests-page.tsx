import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type DataRequestLine, DataRequestsCard } from "./data-requests-card.tsx";

/** What customers asked to be told. */
export function RequestsPage(props: { dataRequests: DataRequestLine[]; onFetch: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <Page
      title={t("settings.requests.title")}
      subtitle={t("settings.requests.text")}
      backAction={{ content: t("settings.title"), url: "/app/settings" }}
    >
      <DataRequestsCard requests={props.dataRequests} onFetch={props.onFetch} />
    </Page>
  );
}
