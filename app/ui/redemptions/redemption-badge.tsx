import { Badge, type BadgeProps } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RedemptionView } from "./redemption-view.ts";

type Shown = RedemptionView["state"] | "stuck" | "ending" | "by-hand" | "changed";

const TONES: Record<Shown, BadgeProps["tone"] | null> = {
  reserved: "attention",
  issued: "info",
  used: "success",
  lapsed: null,
  cancelled: null,
  stuck: "warning",
  ending: "attention",
  "by-hand": "attention",
  changed: "warning",
};

/** The state in one word: first what asks a person, then what is under way, then what is. */
export function RedemptionBadge({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const shown = shownState(redemption);
  const tone = TONES[shown];
  return <Badge {...(tone ? { tone } : {})}>{t(`redemptions.state.${shown}`)}</Badge>;
}

function shownState({ state, stuckAt, todo, drift, kind }: RedemptionView): Shown {
  if (stuckAt !== null) return "stuck";
  if (state === "issued" && drift !== null) return "changed";
  if (todo === "end") return "ending";
  return state === "issued" && kind === "experience" ? "by-hand" : state;
}
