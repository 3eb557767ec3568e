import { BlockStack, Card, ChoiceList, Form, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeButton } from "../permissions.tsx";
import type { Counts, LaunchOrder, LaunchPageData, LaunchView } from "./launch-view.ts";

interface Props extends LaunchPageData {
  isBusy: boolean;
  newRunId: () => string;
  onOrder: (order: LaunchOrder) => void;
}

const SOURCES = ["bulk", "csv", "stored"] as const;
const COUNTS = ["both", "tiers", "points", "neither"] as const;

/** Where past orders come from, since when they count, and for what. */
export function LaunchForm(props: Props) {
  const { t } = useTranslation();
  const [source, setSource] = useState<LaunchView["source"]>("bulk");
  const [counts, setCounts] = useState<Counts>("both");
  const [from, setFrom] = useState(props.yearAgo);
  const start = () => props.onOrder({ intent: "start", runId: props.newRunId(), source, from, counts });
  return (
    <Card>
      <Form onSubmit={start}>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t("launch.form.title")}
          </Text>
          <Text as="p">{t("launch.form.text")}</Text>
          <ChoiceList
            title={t("launch.source.title")}
            choices={SOURCES.map((value) => ({
              value,
              label: t(`launch.source.${value}`),
              helpText: value === "bulk" ? t(bulkHelp(props)) : t(`launch.source.${value}-help`),
            }))}
            selected={[source]}
            onChange={([chosen]) => setSource(SOURCES.find((one) => one === chosen) ?? "bulk")}
          />
          <TextField
            label={t("launch.form.from")}
            helpText={t("launch.form.from-help")}
            type="date"
            max={props.today}
            value={from}
            autoComplete="off"
            onChange={setFrom}
          />
          <ChoiceList
            title={t("launch.counts.title")}
            choices={COUNTS.map((value) => ({ value, label: t(`launch.counts.${value}`) }))}
            selected={[counts]}
            onChange={([chosen]) => setCounts(COUNTS.find((one) => one === chosen) ?? "both")}
          />
          <InlineStack align="end">
            <ChangeButton submit variant="primary" loading={props.isBusy}>
              {t("launch.form.start")}
            </ChangeButton>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}

function bulkHelp({ readsAll }: Props) {
  return readsAll ? "launch.source.bulk-help" : "launch.source.bulk-limited";
}
