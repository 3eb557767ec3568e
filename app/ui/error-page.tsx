import { Banner, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

export type ErrorKind = "not-found" | "forbidden" | "unexpected";

/** Something went wrong: what, in words, and what to do now. */
export function ErrorPage({ kind }: { kind: ErrorKind }) {
  const { t } = useTranslation();
  return (
    <Page title={t(`error.${kind}.title`)} backAction={{ content: t("nav.home"), url: "/app" }}>
      <Banner tone={kind === "unexpected" ? "critical" : "info"} title={t(`error.${kind}.what`)}>
        <p>{t(`error.${kind}.now`)}</p>
      </Banner>
    </Page>
  );
}
