import { Banner, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../loyalty/assert.ts";
import { MoreAbout } from "../guide/more-about.tsx";
import { ChangeButton } from "../permissions.tsx";
import { ModeBadge } from "../program/mode-badge.tsx";
import { EndTestCard } from "./end-test-card.tsx";
import { FindCustomerCard } from "./find-customer-card.tsx";
import { TestersCard } from "./testers-card.tsx";
import type { TestingActions, TestingView, TestObstacle } from "./testing-view.ts";
import { WipingCard } from "./wiping-card.tsx";

export interface TestingPageProps extends TestingActions {
  view: TestingView;
}

/** Before a program is real: named customers try it, and nothing of that is left. */
export function TestingPage(props: TestingPageProps) {
  const { t } = useTranslation();
  const { view } = props;
  return (
    <Page
      title={t("testing.title")}
      titleMetadata={<ModeBadge mode={view.mode === "off" && view.obstacle === "live" ? "live" : view.mode} />}
      backAction={{ content: t("nav.program"), url: "/app/program" }}
    >
      <BlockStack gap="400">
        <Cards {...props} view={view} />
      </BlockStack>
    </Page>
  );
}

function Cards({ view, ...actions }: TestingPageProps) {
  switch (view.mode) {
    case "off":
      return view.isOver && view.obstacle === null ? <OverCard {...actions} /> : <StartCard {...actions} {...view} />;
    case "test":
      return (
        <>
          <TestersCard {...actions} testers={view.testers} names={view.names} />
          <FindCustomerCard key={view.search.text} {...actions} search={view.search} />
          <EndTestCard {...actions} ends={view.ends} />
        </>
      );
    case "wiping":
      return <WipingCard {...view} />;
    default:
      return assertNever(view);
  }
}

function StartCard(props: TestingActions & { obstacle: TestObstacle | null }) {
  const { t } = useTranslation();
  const { obstacle, busy, onStart } = props;
  return (
    <>
      {obstacle !== null && <Obstacle obstacle={obstacle} />}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("testing.what.title")}
          </Text>
          <Text as="p">{t("testing.what.who")}</Text>
          <Text as="p">
            {`${t("testing.what.end")} `}
            <MoreAbout subject="testing" />
          </Text>
          {obstacle === null && (
            <InlineStack align="end">
              <ChangeButton variant="primary" loading={busy === "start"} onClick={onStart}>
                {t("testing.start")}
              </ChangeButton>
            </InlineStack>
          )}
        </BlockStack>
      </Card>
    </>
  );
}

function Obstacle({ obstacle }: { obstacle: TestObstacle }) {
  const { t } = useTranslation();
  return (
    <Banner
      tone={obstacle === "no-program" ? "warning" : "info"}
      title={t(`testing.obstacle.${obstacle}.title`)}
      {...(obstacle === "no-program" ? { action: { content: t("testing.to-program"), url: "/app/program" } } : {})}
    >
      <p>{t(`testing.obstacle.${obstacle}.text`)}</p>
    </Banner>
  );
}

function OverCard({ busy, onStart }: TestingActions) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("testing.over.title")}
        </Text>
        <Text as="p">{t("testing.over.text")}</Text>
        <InlineStack align="end" gap="200">
          <ChangeButton loading={busy === "start"} onClick={onStart}>
            {t("testing.over.again")}
          </ChangeButton>
          <Button variant="primary" url="/app/program/go-live">
            {t("testing.over.go-live")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
