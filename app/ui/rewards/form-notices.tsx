import { Banner, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { problemText } from "../program/field-problem.ts";
import { type FieldErrors, WHOLE_FORM } from "../program/program-issues.ts";
import type { DocumentNotice } from "../program/saving/answers.ts";
import { DocumentNotices } from "../program/saving/document-notices.tsx";

/** What concerns a form as a whole: fields to put right, somebody else's version, and what the server refused. */
export function FormNotices({ errors, notice }: { errors: FieldErrors; notice: DocumentNotice }) {
  const { t } = useTranslation();
  const count = Object.keys(errors).length;
  const whole = errors[WHOLE_FORM];
  if (count > 0) {
    return (
      <Banner tone="critical" title={t("program.errors", { count })}>
        <p>{whole ? problemText(whole, t) : t("program.errors-help")}</p>
      </Banner>
    );
  }
  return <DocumentNotices notice={notice} stale={t("rewards.form.stale")} />;
}

/** What the form as it stands does that is hardly meant. */
export function FormWarnings({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Banner tone="warning" title={t("rewards.form.warnings", { count: lines.length })}>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Banner>
  );
}
