import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Collapsible,
  Icon,
  InlineStack,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export const GUIDE_STEPS = ["start", "look", "rewards", "widget", "terms", "live"] as const;
export type GuideStepName = (typeof GUIDE_STEPS)[number];

export interface GuideStep {
  name: GuideStepName;
  isDone: boolean;
  /** Where the step is done; `_top` leaves the app's frame for Shopify's own page. */
  url: string;
  target: "here" | "top";
}

/** Steps that tick themselves; the first open one is unfolded. */
export function SetupGuide(props: {
  steps: GuideStep[];
  onDismiss: () => void;
  onWidgetAdded: () => void;
  onSeen: (step: GuideStepName) => void;
}) {
  const { t } = useTranslation();
  const done = props.steps.filter((step) => step.isDone).length;
  const current = props.steps.find((step) => !step.isDone)?.name ?? null;
  // undefined: nothing chosen yet, so the current step stands open, also after it moved on.
  const [chosen, setChosen] = useState<GuideStepName | null | undefined>(undefined);
  const open = chosen === undefined ? current : chosen;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("guide.title")}
          </Text>
          <Button variant="tertiary" onClick={props.onDismiss}>
            {t("guide.dismiss")}
          </Button>
        </InlineStack>
        <BlockStack gap="100">
          <Text as="p" tone="subdued" id="guide-progress">
            {t("guide.progress", { done, all: props.steps.length })}
          </Text>
          <ProgressBar
            size="small"
            tone="success"
            progress={(done / props.steps.length) * 100}
            ariaLabelledBy="guide-progress"
          />
        </BlockStack>
        {props.steps.map((step, index) => (
          <Step
            key={step.name}
            step={step}
            number={index + 1}
            isOpen={open === step.name}
            isCurrent={current === step.name}
            onToggle={() => setChosen(open === step.name ? null : step.name)}
            onWidgetAdded={props.onWidgetAdded}
            onSeen={() => props.onSeen(step.name)}
          />
        ))}
      </BlockStack>
    </Card>
  );
}

function Step(props: {
  step: GuideStep;
  number: number;
  isOpen: boolean;
  isCurrent: boolean;
  onToggle: () => void;
  onWidgetAdded: () => void;
  /** The step's page is being opened. */
  onSeen: () => void;
}) {
  const { t } = useTranslation();
  const { step, isOpen } = props;
  const panelId = `guide-step-${step.name}`;
  return (
    <Box background={isOpen ? "bg-surface-secondary" : undefined} borderRadius="200" padding="200">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <Box minWidth="20px">
            {step.isDone ? (
              <Icon source={CheckCircleIcon} tone="success" />
            ) : (
              <Text as="span" alignment="center" tone="subdued" fontWeight="semibold">
                {props.number}
              </Text>
            )}
          </Box>
          <Button
            variant="monochromePlain"
            textAlign="left"
            ariaExpanded={isOpen}
            ariaControls={panelId}
            onClick={props.onToggle}
          >
            {t(`guide.${step.name}.title`)}
          </Button>
          {step.isDone && <Badge tone="success">{t("guide.done")}</Badge>}
        </InlineStack>
        <Collapsible id={panelId} open={isOpen} transition={false}>
          <Box paddingInlineStart={{ xs: "0", sm: "800" }}>
            <BlockStack gap="200">
              <Text as="p">{t(`guide.${step.name}.text`)}</Text>
              <InlineStack gap="200">
                <Button
                  variant={props.isCurrent ? "primary" : "secondary"}
                  url={step.url}
                  target={step.target === "top" ? "_top" : undefined}
                  onClick={step.isDone ? undefined : props.onSeen}
                >
                  {t(`guide.${step.name}.action`)}
                </Button>
                {step.name === "start" && (
                  <Button variant="tertiary" url="/app/program/models">
                    {t("guide.start.models")}
                  </Button>
                )}
                {step.name === "live" && (
                  <>
                    {!step.isDone && (
                      <Button variant="tertiary" url="/app/test">
                        {t("testing.try")}
                      </Button>
                    )}
                    <Button variant="tertiary" url="/app/launch">
                      {t("guide.live.past")}
                    </Button>
                  </>
                )}
                {step.name === "widget" && !step.isDone && (
                  <Button variant="tertiary" onClick={props.onWidgetAdded}>
                    {t("guide.widget.added")}
                  </Button>
                )}
              </InlineStack>
            </BlockStack>
          </Box>
        </Collapsible>
      </BlockStack>
    </Box>
  );
}
