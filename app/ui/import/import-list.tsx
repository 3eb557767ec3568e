import {
  BlockStack,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import { ImportBadge } from "./import-badge.tsx";
import type { ImportLine } from "./import-view.ts";

interface ImportListProps {
  runs: ImportLine[];
  isLoading: boolean;
  nextUrl: string | null;
  isFirstPage: boolean;
  onOpen: (url: string) => void;
}

const START = "/app/import/new";

/** Files of members that were brought in, the newest first. */
export function ImportList(props: ImportListProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { runs, isFirstPage } = props;
  const start = locked({ content: t("import.start"), url: START });
  return (
    <Page
      title={t("import.title")}
      subtitle={t("import.subtitle")}
      backAction={{ content: t("nav.members"), url: "/app/members" }}
      {...(runs.length > 0 ? { primaryAction: start } : {})}
      secondaryActions={[{ content: t("export.title"), url: "/app/export" }]}
    >
      <Card padding="0">
        {runs.length === 0 && isFirstPage ? (
          <EmptyState heading={t("import.empty")} image="" action={start}>
            <p>{t("import.empty-text")}</p>
          </EmptyState>
        ) : (
          <RunsTable {...props} />
        )}
      </Card>
    </Page>
  );
}

function RunsTable({ runs, isLoading, nextUrl, isFirstPage, onOpen }: ImportListProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const pagination = {
    hasNext: nextUrl !== null,
    onNext: () => nextUrl !== null && onOpen(nextUrl),
    // Pages go back in time; the way forward leads to the newest.
    hasPrevious: !isFirstPage,
    onPrevious: () => onOpen("/app/import"),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isLoading}
      resourceName={{ singular: t("import.singular"), plural: t("import.plural") }}
      itemCount={runs.length}
      headings={[
        { title: t("import.file") },
        { title: t("import.state-title") },
        { title: t("import.rows"), alignment: "end" },
        { title: t("import.begun") },
      ]}
      {...(nextUrl === null && isFirstPage ? {} : { pagination })}
    >
      {runs.map((run, position) => (
        <RunRow key={run.id} run={run} position={position} isCondensed={smDown} />
      ))}
    </IndexTable>
  );
}

function RunRow({ run, position, isCondensed }: { run: ImportLine; position: number; isCondensed: boolean }) {
  const { number, dateTime } = useFormat();
  const { t } = useTranslation();
  const name = (
    <Link url={`/app/import/${run.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold" breakWord>
        {run.fileName}
      </Text>
    </Link>
  );
  if (isCondensed) {
    return (
      <IndexTable.Row id={run.id} position={position}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            {name}
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="span" tone="subdued">
                {dateTime(run.at)}
              </Text>
              <ImportBadge state={run.state} />
            </InlineStack>
            <Text as="span">{t("import.rows-count", { count: run.rows, rows: number(run.rows) })}</Text>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={run.id} position={position}>
      <IndexTable.Cell>{name}</IndexTable.Cell>
      <IndexTable.Cell>
        <ImportBadge state={run.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {number(run.rows)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{dateTime(run.at)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
