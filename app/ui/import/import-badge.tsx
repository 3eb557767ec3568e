import { Badge, type BadgeProps } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ImportStateName } from "./import-view.ts";

const TONES: Partial<Record<ImportStateName, NonNullable<BadgeProps["tone"]>>> = {
  ...{ uploading: "attention", mapping: "attention", ready: "attention", stopped: "attention" },
  ...{ checking: "info", applying: "info", undoing: "info", leaving: "info", applied: "success" },
};

/** How an import stands. */
export function ImportBadge({ state }: { state: ImportStateName }) {
  const { t } = useTranslation();
  const tone = TONES[state];
  return <Badge {...(tone ? { tone } : {})}>{t(`import.state.${state}`)}</Badge>;
}
