import { BlockStack, Box, Button, Card, DataTable, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { type ReactNode, Suspense, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { csvText } from "../../loyalty/csv.ts";
import { saveFile } from "../save-file.ts";

export interface ChartTable {
  header: string[];
  /** What people read. */
  rows: string[][];
  /** The same for machines: plain numbers. */
  values: (string | number)[][];
}

/** A chart with its figures as a table and as a file. */
export function ChartCard(props: {
  title: string;
  note?: string;
  /** Name of the file, without ending. */
  file: string;
  table: ChartTable;
  /** null: there is nothing to draw. */
  chart: ReactNode | null;
  empty: string;
}) {
  const { t } = useTranslation();
  const { title, table, chart } = props;
  const [isTable, setTable] = useState(false);
  const id = useId();
  const save = () => saveFile(`${props.file}.csv`, { text: csvOf(table), type: "text/csv" });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id={id}>
            {title}
          </Text>
          {chart !== null && (
            <InlineStack gap="200">
              <Button
                variant="tertiary"
                onClick={() => setTable(!isTable)}
                accessibilityLabel={
                  isTable ? t("charts.as-chart-label", { title }) : t("charts.as-table-label", { title })
                }
              >
                {isTable ? t("charts.as-chart") : t("charts.as-table")}
              </Button>
              <Button variant="tertiary" onClick={save} accessibilityLabel={t("charts.csv-label", { title })}>
                {t("charts.csv")}
              </Button>
            </InlineStack>
          )}
        </InlineStack>
        {props.note !== undefined && (
          <Text as="p" tone="subdued">
            {props.note}
          </Text>
        )}
        {chart === null ? (
          <Text as="p" tone="subdued">
            {props.empty}
          </Text>
        ) : isTable ? (
          <DataTable
            headings={table.header}
            rows={table.rows}
            columnContentTypes={table.header.map((_name, index) => (index === 0 ? "text" : "numeric"))}
            increasedTableDensity
          />
        ) : (
          <InBrowser label={title}>{chart}</InBrowser>
        )}
      </BlockStack>
    </Card>
  );
}

/** Charts measure what they stand in, so they are drawn in the browser; until then their place is kept. */
function InBrowser({ label, children }: { label: string; children: ReactNode }) {
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  const waiting = <SkeletonBodyText lines={8} />;
  return (
    <Box minHeight="260px">
      {/* To be looked at: the same figures stand in the table, for whoever reads or moves by keyboard. */}
      <div role="img" aria-label={label}>
        <div {...{ inert: "" }}>{isThere ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}</div>
      </div>
    </Box>
  );
}

function csvOf({ header, values }: ChartTable): string {
  return csvText([header, ...values.map((row) => row.map(String))]);
}
