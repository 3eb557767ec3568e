import { Badge, type BadgeProps } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProgramMode } from "../../loyalty/program-mode.ts";

const TONES: Record<ProgramMode, BadgeProps["tone"]> = {
  off: undefined,
  test: "info",
  live: "success",
  wiping: "attention",
};

/** How far the program is, in a word. */
export function ModeBadge({ mode }: { mode: ProgramMode }) {
  const { t } = useTranslation();
  const tone = TONES[mode];
  return <Badge {...(tone === undefined ? {} : { tone })}>{t(`mode.${mode}`)}</Badge>;
}
