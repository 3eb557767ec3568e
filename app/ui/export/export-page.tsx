import { BlockStack, Box, ButtonGroup, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type ExportFormat, type ExportKind, EXPORTS } from "../../loyalty/export-kinds.ts";
import { useFormat } from "../format.tsx";
import { numbersIn } from "../../loyalty/formatters.ts";
import { ChangeButton, useLocked, useMayChange } from "../permissions.tsx";

export interface ExportPageProps {
  /** null while they are being counted. */
  sizes: Record<ExportKind, { rows: number; bytes: number }> | null;
  isBusy: boolean;
  onDownload: (order: { what: ExportKind | "all"; format: ExportFormat }) => void;
}

/** Everything there is as files, one by one or as one archive. */
export function ExportPage(props: ExportPageProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const mayChange = useMayChange();
  const sizeOf = useSize();
  const { sizes } = props;
  const total = sizes && EXPORTS.reduce((sum, kind) => sum + sizes[kind].bytes, 0);
  return (
    <Page
      title={t("export.title")}
      subtitle={t("export.subtitle")}
      backAction={{ content: t("nav.settings"), url: "/app/settings" }}
      primaryAction={locked({
        content: t("export.all"),
        loading: props.isBusy,
        onAction: () => props.onDownload({ what: "all", format: "zip" }),
      })}
    >
      <Card padding="0">
        {mayChange && (
          <Box padding="300">
            <div role="status">
              <Text as="p" tone="subdued">
                {total === null ? t("export.counting") : t("export.total", { size: sizeOf(total) })}
              </Text>
            </div>
          </Box>
        )}
        {EXPORTS.map((kind) => (
          <FileLine key={kind} {...props} kind={kind} />
        ))}
      </Card>
    </Page>
  );
}

function FileLine({ kind, sizes, isBusy, onDownload }: ExportPageProps & { kind: ExportKind }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const sizeOf = useSize();
  const file = t(`export.what.${kind}`);
  const size = sizes?.[kind];
  return (
    <Box padding="300" borderBlockStartWidth="025" borderColor="border">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="050">
          <Text as="h2" variant="headingSm">
            {file}
          </Text>
          <Text as="p" tone="subdued">
            {t(`export.help.${kind}`)}
          </Text>
          {size && (
            <Text as="p" tone="subdued">
              {`${t("import.rows-count", { count: size.rows, rows: number(size.rows) })}, ${t("export.approx", { size: sizeOf(size.bytes) })}`}
            </Text>
          )}
        </BlockStack>
        <ButtonGroup>
          <ChangeButton
            disabled={isBusy}
            accessibilityLabel={t("export.csv-of", { file })}
            onClick={() => onDownload({ what: kind, format: "csv" })}
          >
            {t("export.csv")}
          </ChangeButton>
          <ChangeButton
            disabled={isBusy}
            accessibilityLabel={t("export.json-of", { file })}
            onClick={() => onDownload({ what: kind, format: "json" })}
          >
            {t("export.json")}
          </ChangeButton>
        </ButtonGroup>
      </InlineStack>
    </Box>
  );
}

/** "1.2 MB", in thousands, as people count files. */
function useSize(): (bytes: number) => string {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const shown = numbersIn(speech.locale, { maximumSignificantDigits: 2 });
  return (bytes) => {
    if (bytes < 1e6) return t("export.kb", { size: shown.format(Math.max(1, bytes / 1e3)) });
    return bytes < 1e9
      ? t("export.mb", { size: shown.format(bytes / 1e6) })
      : t("export.gb", { size: shown.format(bytes / 1e9) });
  };
}
