import type { TFunction } from "i18next";
import { Banner, BlockStack, Button, Card, InlineStack, List, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../loyalty/assert.ts";
import type { ProgramMode } from "../../loyalty/program-mode.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

export interface GoLiveFacts {
  /** Members there are already. */
  members: number;
  /** Points that going live itself gives to anybody. */
  points: number;
  when: "paid" | "fulfilled";
  joining: "explicit" | "automatic";
  mode: ProgramMode;
  /** It never was live and has no members: customers can be named to try it. */
  canBeTested: boolean;
  /** A program that was never saved cannot go live. */
  hasVersion: boolean;
}

/** Says what going live will do before it does it. */
export function GoLiveSummary(props: { facts: GoLiveFacts; isGoing: boolean; onGoLive: () => void }) {
  const { t } = useTranslation();
  const { facts } = props;
  const canGo = facts.hasVersion && facts.mode === "off";
  return (
    <Page narrowWidth title={t("go-live.title")} backAction={{ content: t("nav.program"), url: "/app/program" }}>
      <BlockStack gap="400">
        <Obstacle facts={facts} />
        {canGo && (
          <Card>
            <BlockStack gap="400">
              <Consequences facts={facts} />
              <InlineStack align="end" gap="200">
                {facts.canBeTested && <Button url="/app/test">{t("testing.try")}</Button>}
                <Button url="/app/launch">{t("go-live.past")}</Button>
                <ChangeButton variant="primary" loading={props.isGoing} onClick={props.onGoLive}>
                  {t("go-live.action")}
                </ChangeButton>
              </InlineStack>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}

function Obstacle({ facts }: { facts: GoLiveFacts }) {
  const { t } = useTranslation();
  if (facts.mode === "test" || facts.mode === "wiping") {
    return (
      <Banner
        tone="warning"
        title={t(`testing.first.${facts.mode}`)}
        action={{ content: t("testing.open"), url: "/app/test" }}
      />
    );
  }
  if (facts.mode === "live") return <Banner tone="success" title={t("go-live.is-live")} />;
  if (facts.hasVersion) return null;
  return (
    <Banner
      tone="warning"
      title={t("go-live.unsaved")}
      action={{ content: t("go-live.open-program"), url: "/app/program" }}
    />
  );
}

function Consequences({ facts }: { facts: GoLiveFacts }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const members = t("go-live.members", { count: facts.members, members: number(facts.members) });
  const points = t("go-live.points", { count: facts.points, points: number(facts.points) });
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {t("go-live.what")}
      </Text>
      <Text as="p" variant="headingLg">{`${members}, ${points}`}</Text>
      <List>
        <List.Item>{t("go-live.from-now")}</List.Item>
        <List.Item>{whenText(facts.when, t)}</List.Item>
        <List.Item>{facts.joining === "automatic" ? t("go-live.automatic") : t("go-live.explicit")}</List.Item>
        <List.Item>{t("go-live.widget")}</List.Item>
        <List.Item>{t("go-live.mails")}</List.Item>
      </List>
    </BlockStack>
  );
}

function whenText(when: GoLiveFacts["when"], t: TFunction): string {
  switch (when) {
    case "paid":
      return t("go-live.paid");
    case "fulfilled":
      return t("go-live.fulfilled");
    default:
      return assertNever(when);
  }
}
