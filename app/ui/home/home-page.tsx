import { BlockStack, Box, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProgramMode } from "../../loyalty/program-mode.ts";
import { ModeBadge } from "../program/mode-badge.tsx";
import { Figures, type TodaysFigures } from "./figures.tsx";
import { type HomeNotice, HomeNotices } from "./notices.tsx";
import { TestCard } from "./test-card.tsx";
import { Waiting, type WaitingFigures } from "./waiting.tsx";
import { type GuideStep, type GuideStepName, SetupGuide } from "./setup-guide.tsx";

export interface HomePageProps {
  mode: ProgramMode;
  /** How many customers are named for the test. */
  testers: number;
  /** null once the guide was hidden. */
  steps: GuideStep[] | null;
  notices: HomeNotice[];
  figures: TodaysFigures;
  waiting: WaitingFigures;
  onHideGuide: () => void;
  onWidgetAdded: () => void;
  onSeen: (step: GuideStepName) => void;
}

/** The first page: what needs attention, what is left to set up, and how today goes. */
export function HomePage(props: HomePageProps) {
  const { t } = useTranslation();
  const { mode } = props;
  return (
    <Page title={t("home.title")} titleMetadata={<ModeBadge mode={mode} />}>
      <BlockStack gap="400">
        <HomeNotices notices={props.notices} />
        {(mode === "test" || mode === "wiping") && <TestCard mode={mode} testers={props.testers} />}
        {props.steps && (
          <SetupGuide
            steps={props.steps}
            onDismiss={props.onHideGuide}
            onWidgetAdded={props.onWidgetAdded}
            onSeen={props.onSeen}
          />
        )}
        <Waiting waiting={props.waiting} />
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="h2" variant="headingMd">
            {t("figures.title")}
          </Text>
        </Box>
        <Figures figures={props.figures} />
      </BlockStack>
    </Page>
  );
}
