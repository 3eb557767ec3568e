import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ModelFit } from "../../loyalty/fitting/models.ts";
import { DraftCards, type DraftLine } from "./draft-cards.tsx";
import { FiguresCard, type ToldFigures } from "./figures-card.tsx";
import { ModelsCard } from "./models-card.tsx";

export interface FitPageProps {
  /** false: the shop's orders are still being fetched. */
  hasHistory: boolean;
  figures: ToldFigures;
  /** Only the newest orders were looked at. */
  isPart: boolean;
  models: ModelFit[];
  drafts: DraftLine[];
}

/** What the shop's own orders say of a program that suits it: figures, kinds, and three drafts to begin with. */
export function FitPage({ hasHistory, figures, isPart, models, drafts }: FitPageProps) {
  const { t } = useTranslation();
  return (
    <Page
      title={t("fit.title")}
      subtitle={t("fit.subtitle")}
      backAction={{ content: t("nav.program"), url: "/app/program" }}
      secondaryActions={[{ content: t("fit.to-models"), url: "/app/program/models" }]}
    >
      <BlockStack gap="400">
        {!hasHistory && <Banner tone="info" title={t("fit.fetching")} />}
        <FiguresCard figures={figures} isPart={isPart} />
        <ModelsCard models={models} />
        <DraftCards drafts={drafts} days={figures.days} />
      </BlockStack>
    </Page>
  );
}
