import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { problemText } from "./field-problem.ts";
import { type FieldErrors, WHOLE_FORM } from "./program-issues.ts";

/** What the server answered to an attempt to save, where it was not simply saved. */
export type SaveNotice = { kind: "refused" } | { kind: "stale"; version: number };

/** What concerns the form as a whole: problems without a field of their own, and a version somebody else saved. */
export function ProgramNotices({ errors, notice }: { errors: FieldErrors; notice: SaveNotice | null }) {
  const { t } = useTranslation();
  const count = Object.keys(errors).length;
  const whole = errors[WHOLE_FORM];
  if (count > 0) {
    return (
      <Banner tone="critical" title={t("program.errors", { count })}>
        {whole ? <p>{problemText(whole, t)}</p> : <p>{t("program.errors-help")}</p>}
      </Banner>
    );
  }
  if (notice?.kind === "stale") {
    return (
      <Banner tone="warning" title={t("program.stale", { version: notice.version })}>
        <p>{t("program.stale-help")}</p>
      </Banner>
    );
  }
  if (notice?.kind === "refused") {
    return (
      <Banner tone="critical" title={t("program.refused")}>
        <p>{t("program.refused-help")}</p>
      </Banner>
    );
  }
  return null;
}
