import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** Says of a member that they only take part in the test, to eyes in a word, to screen readers in a sentence. */
export function TestBadge() {
  const { t } = useTranslation();
  return (
    <Badge tone="info" toneAndProgressLabelOverride={t("testing.member.spoken")}>
      {t("testing.member.badge")}
    </Badge>
  );
}
