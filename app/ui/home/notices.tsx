import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

/** What somebody must know before anything else on the page. */
export type HomeNotice =
  | { kind: "reconnect" }
  /** The nightly proof found accounts that disagree with their transfers. */
  | { kind: "proof"; at: string; disagreements: number }
  /** An erasure that Shopify asked for and that was not done, because the shop is installed again. */
  | { kind: "erasure-skipped"; at: string }
  | { kind: "deliveries"; count: number }
  /** The merchant has not granted these scopes. */
  | { kind: "missing-scopes"; scopes: string[] }
  /** The shop's currency is not the one the program is in. */
  | { kind: "currency-changed"; from: string; to: string };

/** The gravest first. */
const ORDER: HomeNotice["kind"][] = [
  "reconnect",
  "missing-scopes",
  "proof",
  "currency-changed",
  "deliveries",
  "erasure-skipped",
];

/** At most one banner stands at a time: the gravest. Two would compete. */
export function HomeNotices({ notices }: { notices: HomeNotice[] }) {
  const [gravest] = [...notices].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return gravest ? <NoticeBanner notice={gravest} /> : null;
}

function NoticeBanner({ notice }: { notice: HomeNotice }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  switch (notice.kind) {
    case "reconnect":
      return (
        <Banner
          tone="critical"
          title={t("notice.reconnect.title")}
          action={{ content: t("notice.reconnect.action"), url: "/app/settings" }}
        >
          <p>{t("notice.reconnect.text")}</p>
        </Banner>
      );
    case "proof":
      return (
        <Banner
          tone="critical"
          title={t("notice.proof.title", { count: notice.disagreements, number: number(notice.disagreements) })}
        >
          <p>{t("notice.proof.text", { at: dateTime(notice.at) })}</p>
        </Banner>
      );
    case "deliveries":
      return (
        <Banner
          tone="warning"
          title={t("notice.deliveries.title", { count: notice.count, number: number(notice.count) })}
          action={{ content: t("notice.deliveries.action"), url: "/app/deliveries?state=open" }}
        >
          <p>{t("notice.deliveries.text")}</p>
        </Banner>
      );
    case "missing-scopes":
      return (
        <Banner tone="warning" title={t("notice.scopes.title")}>
          <p>{t("notice.scopes.text", { scopes: notice.scopes.join(", ") })}</p>
        </Banner>
      );
    case "currency-changed":
      return (
        <Banner
          tone="warning"
          title={t("notice.currency.title", { from: notice.from, to: notice.to })}
          action={{ content: t("notice.currency.action"), url: "/app/program" }}
        >
          <p>{t("notice.currency.text")}</p>
        </Banner>
      );
    case "erasure-skipped":
      return (
        <Banner tone="info" title={t("notice.erasure.title")}>
          <p>{t("notice.erasure.text", { at: dateTime(notice.at) })}</p>
        </Banner>
      );
  }
}
