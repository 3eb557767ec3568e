import { Banner, BlockStack, Card, InlineError, InlineStack, List, ProgressBar, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { MoreAbout } from "../guide/more-about.tsx";
import { ChangeButton, useMayChange } from "../permissions.tsx";
import type { LaunchPageProps, LaunchView } from "./launch-view.ts";
import { type FileUpload, useFileUpload } from "./use-file-upload.ts";

const PROBLEMS_SHOWN_MAX = 20;

/** Takes past orders from files, part by part; the same file may be chosen again after an interruption. */
export function LaunchFileCard(props: LaunchPageProps & { run: LaunchView }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { run } = props;
  const { upload, send } = useFileUpload(run.id, props.onPart);
  const id = useId();
  const mayChange = useMayChange();
  const isSending = upload.state === "sending";
  const decide = (decision: "count" | "cancel") => props.onOrder({ intent: "decide", runId: run.id, decision });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("launch.file.title")}
        </Text>
        <Text as="p">
          {`${t("launch.file.text")} `}
          <MoreAbout subject="file-columns" />
        </Text>
        <BlockStack gap="100">
          <label htmlFor={id}>{t("launch.file.choose")}</label>
          <input
            id={id}
            type="file"
            accept=".csv,text/csv"
            disabled={isSending || !mayChange}
            style={{ maxWidth: "100%" }}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void send(file);
            }}
          />
          {upload.state === "failed" && <InlineError message={t(`launch.file.${upload.reason}`)} fieldID={id} />}
        </BlockStack>
        <Sent upload={upload} />
        <div role="status">
          <Text as="p">
            {t("launch.file.so-far", {
              orders: number(run.ordersSeen - run.ordersSkipped),
              skipped: number(run.ordersSkipped),
            })}
          </Text>
        </div>
        <InlineStack align="end" gap="200">
          <ChangeButton disabled={isSending} loading={props.isBusy} onClick={() => decide("cancel")}>
            {t("action.cancel")}
          </ChangeButton>
          <ChangeButton
            variant="primary"
            disabled={isSending || run.ordersSeen === 0}
            loading={props.isBusy}
            onClick={() => decide("count")}
          >
            {t("launch.file.done")}
          </ChangeButton>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Sent({ upload }: { upload: FileUpload }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (upload.state === "none") return null;
  const { sent, parts, unknown, problems } = upload;
  return (
    <BlockStack gap="200">
      <ProgressBar
        size="small"
        progress={parts === 0 ? 0 : Math.floor((sent * 100) / parts)}
        ariaLabelledBy="launch-file-sent"
      />
      <Text as="p" id="launch-file-sent">
        {t("launch.file.sent", { sent: number(sent), parts: number(parts) })}
      </Text>
      {unknown > 0 && <Text as="p">{t("launch.file.unknown", { count: unknown, orders: number(unknown) })}</Text>}
      {problems.length > 0 && (
        <Banner
          tone="warning"
          title={t("launch.file.problems", { count: problems.length, orders: number(problems.length) })}
        >
          <List>
            {problems.slice(0, PROBLEMS_SHOWN_MAX).map(({ order, reason }, index) => (
              <List.Item key={index}>{`${order || "–"}: ${t(`launch.file.reason.${reasonOf(reason)}`)}`}</List.Item>
            ))}
          </List>
        </Banner>
      )}
    </BlockStack>
  );
}

const REASONS = ["order-id", "placed-at", "amount", "customer"] as const;

function reasonOf(reason: string): (typeof REASONS)[number] {
  return REASONS.find((one) => one === reason) ?? "order-id";
}
