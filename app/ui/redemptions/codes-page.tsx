import {
  Banner,
  BlockStack,
  Card,
  InlineError,
  InlineGrid,
  InlineStack,
  List,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/language.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

export type CodesAnswer =
  | {
      outcome: "stored";
      added: number;
      problems: { line: number; kind: "too-long" | "not-readable" | "twice" | "known" }[];
    }
  | { outcome: "empty" }
  | { outcome: "too-many"; codesMax: number };

export interface CodesPageProps {
  reward: { id: string; title: Record<Language, string>; partner: string; lowStock: number };
  figures: { left: number; given: number; uploadedAt: string | null };
  answer: CodesAnswer | null;
  isSending: boolean;
  onUpload: (text: string) => void;
}

const PROBLEMS_SHOWN_MAX = 50;
const LINES = 8;

/** The codes of a partner: how many are left, and more of them. */
export function CodesPage(props: CodesPageProps) {
  const { t } = useTranslation();
  const { number, dateTime, speech } = useFormat();
  const { reward, figures } = props;
  const isLow = figures.left <= reward.lowStock;
  return (
    <Page
      title={t("partnerCodes.title", { reward: reward.title[speech.language] })}
      subtitle={reward.partner}
      backAction={{ content: t("partnerCodes.back"), url: `/app/rewards/${reward.id}` }}
    >
      <BlockStack gap="400">
        {isLow && (
          <Banner
            tone="warning"
            title={
              figures.left === 0
                ? t("partnerCodes.none-left")
                : t("partnerCodes.low", { count: figures.left, number: number(figures.left) })
            }
          >
            <p>{t("partnerCodes.low-text")}</p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <Figure label={t("partnerCodes.left")} value={number(figures.left)}>
            {t("partnerCodes.warned-at", { number: number(reward.lowStock) })}
          </Figure>
          <Figure label={t("partnerCodes.given")} value={number(figures.given)}>
            {figures.uploadedAt === null
              ? t("partnerCodes.never")
              : t("partnerCodes.uploaded-at", { at: dateTime(figures.uploadedAt) })}
          </Figure>
        </InlineGrid>
        <UploadCard {...props} />
      </BlockStack>
    </Page>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="bodyMd" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {value}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {children}
        </Text>
      </BlockStack>
    </Card>
  );
}

function UploadCard(props: CodesPageProps) {
  const { t } = useTranslation();
  const { answer, isSending } = props;
  const [text, setText] = useState("");
  const fileId = useId();
  const textId = useId();
  const takeFile = async (file: File | undefined) => {
    if (file) props.onUpload(await file.text());
  };
  const problem =
    answer?.outcome === "empty"
      ? t("partnerCodes.empty")
      : answer?.outcome === "too-many"
        ? t("partnerCodes.too-many")
        : undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("partnerCodes.upload")}
        </Text>
        <Text as="p">{t("partnerCodes.upload-text")}</Text>
        <BlockStack gap="100">
          <label htmlFor={fileId}>{t("partnerCodes.file")}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            disabled={isSending}
            style={{ maxWidth: "100%" }}
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              // The same file can be chosen again.
              event.target.value = "";
            }}
          />
        </BlockStack>
        <TextField
          id={textId}
          label={t("partnerCodes.paste")}
          value={text}
          multiline={LINES}
          maxHeight={320}
          monospaced
          autoComplete="off"
          disabled={isSending}
          onChange={setText}
        />
        {problem !== undefined && <InlineError message={problem} fieldID={textId} />}
        <InlineStack align="end">
          <ChangeButton
            variant="primary"
            loading={isSending}
            disabled={text.trim() === ""}
            onClick={() => props.onUpload(text)}
          >
            {t("partnerCodes.add")}
          </ChangeButton>
        </InlineStack>
        {answer?.outcome === "stored" && <Stored answer={answer} />}
      </BlockStack>
    </Card>
  );
}

/** What became of every line. */
function Stored({ answer }: { answer: Extract<CodesAnswer, { outcome: "stored" }> }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { added, problems } = answer;
  const more = problems.length - PROBLEMS_SHOWN_MAX;
  return (
    <div role="status">
      <Banner
        tone={problems.length === 0 ? "success" : "warning"}
        title={t("partnerCodes.added", { count: added, number: number(added) })}
      >
        {problems.length > 0 && (
          <BlockStack gap="200">
            <p>{t("partnerCodes.problems", { count: problems.length, number: number(problems.length) })}</p>
            <List>
              {problems.slice(0, PROBLEMS_SHOWN_MAX).map(({ line, kind }) => (
                <List.Item key={line}>
                  {t("partnerCodes.line", { line: number(line), problem: t(`partnerCodes.problem.${kind}`) })}
                </List.Item>
              ))}
            </List>
            {more > 0 && <p>{t("partnerCodes.more", { count: more, number: number(more) })}</p>}
          </BlockStack>
        )}
      </Banner>
    </div>
  );
}
