import { useLocation } from "@remix-run/react";
import { Banner, Box } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Permission } from "../loyalty/staff.ts";
import { useMay } from "./permissions.tsx";

/** What changing something below an address needs; the first that fits counts. */
const AREAS: readonly [RegExp, Exclude<Permission, "view">][] = [
  [/^\/app\/(settings|leave|deliveries|export)\b/, "settings"],
  [/^\/app\/(import|members\/bulk|redemptions\/void)\b/, "bulk"],
  [/^\/app\/(program|rewards|launch|campaigns|donations)\b/, "program"],
  [/^\/app\/(members|redemptions|orders|alerts)\/?./, "support"],
];

/** Says on every screen that somebody may only look at why nothing can be changed there; nothing to whoever may. */
export function ReadOnlyNotice() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const may = useMay();
  const needs = AREAS.find(([area]) => area.test(pathname))?.[1];
  if (needs === undefined || may(needs)) return null;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="info" title={t("staff.read-only.title")}>
        <p>{t(`staff.read-only.${needs}`)}</p>
      </Banner>
    </Box>
  );
}
