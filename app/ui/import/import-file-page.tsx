import { BlockStack, Card, DropZone, InlineError, Page, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { MoreAbout } from "../guide/more-about.tsx";
import type { ImportUpload } from "./use-import-upload.ts";

interface ImportFilePageProps {
  upload: ImportUpload;
  /** The file of an upload that broke off; null: any. */
  awaited: string | null;
  onFile: (file: File) => void;
}

/** Takes a file by choosing or dropping it, and says how far reading it is. */
export function ImportFilePage({ upload, awaited, onFile }: ImportFilePageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const isSending = upload.state === "sending";
  return (
    <Page narrowWidth title={t("import.start")} backAction={{ content: t("import.title"), url: "/app/import" }}>
      <Card>
        <BlockStack gap="300">
          <DropZone
            label={t("import.drop.label")}
            id="import-file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            allowMultiple={false}
            disabled={isSending}
            onDropAccepted={([file]) => file && onFile(file)}
          >
            <DropZone.FileUpload
              actionTitle={t("import.drop.choose")}
              actionHint={awaited === null ? t("import.drop.hint") : t("import.drop.again", { file: awaited })}
            />
          </DropZone>
          {upload.state === "failed" && (
            <InlineError message={t(`import.upload.${upload.reason}`)} fieldID="import-file" />
          )}
          {isSending && (
            <BlockStack gap="200">
              <ProgressBar size="small" progress={Math.floor(upload.percent)} ariaLabelledBy="import-sent" />
              <div role="status">
                <Text as="p" id="import-sent">
                  {t("import.upload.sent", { count: upload.rows, rows: number(upload.rows) })}
                </Text>
              </div>
            </BlockStack>
          )}
          <Text as="p" tone="subdued">
            {`${t("import.drop.columns")} `}
            <MoreAbout subject="import-columns" />
          </Text>
        </BlockStack>
      </Card>
    </Page>
  );
}
