import { Banner, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";
import type { DocumentNotice, Said } from "./answers.ts";

/**
 * Why a program was not saved: somebody else's version, what the server refuses, an announced change in the way.
 *
 * @param props.stale what saving again does to somebody else's version
 */
export function DocumentNotices({ notice, stale }: { notice: DocumentNotice; stale: string }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  switch (notice?.outcome) {
    case undefined:
      return null;
    case "stale":
      return (
        <Banner tone="warning" title={t("program.stale", { version: notice.version })}>
          <p>{stale}</p>
        </Banner>
      );
    case "refused":
      return (
        <Banner tone="critical" title={t("program.refused")}>
          {notice.problems.length === 0 && <p>{t("program.refused-help")}</p>}
          <Lines lines={notice.problems} />
        </Banner>
      );
    case "conflict":
      return (
        <Banner
          tone="critical"
          title={t("saving.conflict", { date: date(notice.dueAt) })}
          action={{ content: t("saving.to-versions"), url: "/app/program/versions" }}
        >
          <p>{t("saving.conflict-help")}</p>
          <Lines lines={notice.places} />
        </Banner>
      );
  }
}

function Lines({ lines }: { lines: readonly Said[] }) {
  const { speech } = useFormat();
  return (
    <List>
      {lines.map((line) => (
        <List.Item key={line.en}>{line[speech.language]}</List.Item>
      ))}
    </List>
  );
}
