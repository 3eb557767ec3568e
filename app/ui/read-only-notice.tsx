import { Banner, Box } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMissing } from "./permissions.tsx";

/** Says on every screen that somebody may only look at why nothing can be changed there; nothing to whoever may. */
export function ReadOnlyNotice() {
  const { t } = useTranslation();
  const missing = useMissing();
  if (missing === null) return null;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="info" title={t("staff.read-only.title")}>
        <p>{t(`staff.read-only.${missing}`)}</p>
      </Banner>
    </Box>
  );
}
