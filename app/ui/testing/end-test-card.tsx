import { BlockStack, Card, InlineStack, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { EndOfTest, TestingActions } from "./testing-view.ts";

type Props = Pick<TestingActions, "busy" | "onEnd"> & { ends: EndOfTest };

/** Ends the test, after saying what becomes of all there was in it. */
export function EndTestCard(props: Props) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("testing.end.title")}
        </Text>
        <Text as="p">{t("testing.end.text")}</Text>
        <InlineStack align="end">
          <ChangeButton tone="critical" loading={props.busy === "end"} onClick={() => setAsked(true)}>
            {t("testing.end.action")}
          </ChangeButton>
        </InlineStack>
      </BlockStack>
      {isAsked && <Question {...props} onClose={() => setAsked(false)} />}
    </Card>
  );
}

function Question({ ends, busy, onEnd, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const { number, points } = useFormat();
  const end = () => {
    onEnd();
    onClose();
  };
  return (
    <Modal
      open
      title={t("testing.question.title")}
      onClose={onClose}
      primaryAction={{
        content: t("testing.end.action"),
        destructive: true,
        loading: busy === "end",
        onAction: end,
      }}
      secondaryActions={[{ content: t("action.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <List>
          <List.Item>{t("testing.question.stops")}</List.Item>
          <List.Item>{t("testing.question.codes", { count: ends.codes, number: number(ends.codes) })}</List.Item>
          <List.Item>{t("testing.question.points", { points: points(ends.points) })}</List.Item>
          <List.Item>{t("testing.question.members", { count: ends.members, number: number(ends.members) })}</List.Item>
          <List.Item>{t("testing.question.undo")}</List.Item>
        </List>
      </Modal.Section>
    </Modal>
  );
}
