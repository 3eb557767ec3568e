import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

export type DeliveryStateName = "waiting" | "settled" | "refused" | "failed";

const TONES = { waiting: "attention", settled: "success", refused: "warning", failed: "critical" } as const;

export function DeliveryBadge({ state }: { state: DeliveryStateName }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[state]}>{t(`deliveries.states.${state}`)}</Badge>;
}
