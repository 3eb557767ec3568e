import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CampaignState } from "../../../loyalty/campaigns/campaign-window.ts";

const TONES: Record<CampaignState, "success" | "info" | undefined> = {
  running: "success",
  coming: "info",
  past: undefined,
};

/** Whether a campaign is on. */
export function CampaignBadge({ state }: { state: CampaignState }) {
  const { t } = useTranslation();
  const tone = TONES[state];
  return <Badge {...(tone ? { tone } : {})}>{t(`subjects.campaigns.state.${state}`)}</Badge>;
}
