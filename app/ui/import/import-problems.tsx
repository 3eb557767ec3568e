import { BlockStack, Box, Card, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { problemWords } from "../../loyalty/import/row-words.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { ImportPageProps } from "./import-view.ts";

/** Rows that are not applied, each with its reason, and all rows as a file. */
export function ImportProblems(props: ImportPageProps) {
  const { t } = useTranslation();
  const { faulty, isFirstPage, isBusy } = props;
  const isEmpty = faulty.length === 0 && isFirstPage;
  return (
    <Card padding="0">
      <Box padding="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("import.problems.title")}
          </Text>
          <ChangeButton disabled={isBusy} onClick={() => props.onOrder({ intent: "report" })}>
            {t("import.problems.download")}
          </ChangeButton>
        </InlineStack>
        {isEmpty && <Text as="p">{t("import.problems.none")}</Text>}
      </Box>
      {!isEmpty && <ProblemTable {...props} />}
    </Card>
  );
}

function ProblemTable({ faulty, next, isFirstPage, isTurning, onPage }: ImportPageProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const { number, speech } = useFormat();
  const words = (problem: string | null) => problemWords(problem, speech.language);
  const pagination = {
    hasNext: next !== null,
    onNext: () => onPage(next),
    // Pages go forward by row; the way back leads to the first one.
    hasPrevious: !isFirstPage,
    onPrevious: () => onPage(null),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isTurning}
      resourceName={{ singular: t("import.problems.singular"), plural: t("import.problems.plural") }}
      itemCount={faulty.length}
      headings={[{ title: t("import.problems.row") }, { title: t("import.problems.reason") }]}
      {...(next === null && isFirstPage ? {} : { pagination })}
    >
      {faulty.map(({ row, problem }, position) => (
        <IndexTable.Row key={row} id={String(row)} position={position}>
          {smDown ? (
            <Box padding="300" width="100%">
              <BlockStack gap="100">
                <Text as="span" fontWeight="semibold">
                  {t("import.problems.row-number", { row: number(row) })}
                </Text>
                <Text as="span">{words(problem)}</Text>
              </BlockStack>
            </Box>
          ) : (
            <>
              <IndexTable.Cell>{number(row)}</IndexTable.Cell>
              <IndexTable.Cell>{words(problem)}</IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
