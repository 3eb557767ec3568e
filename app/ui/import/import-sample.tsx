import { BlockStack, Box, Card, Divider, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { FIELDS, type Mapping } from "../../loyalty/import/mapping.ts";
import { FactLine } from "../fact-line.tsx";

/** The first rows of a file, as they would be understood. */
export function ImportSample(props: { header: string[]; sample: string[][]; mapping: Mapping }) {
  const { t } = useTranslation();
  const { columns } = props.mapping;
  const chosen = FIELDS.flatMap((field) => {
    const at = columns[field];
    return at === null ? [] : [{ field, at }];
  });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("import.mapping.sample")}
        </Text>
        {chosen.length === 0 && (
          <Text as="p" tone="subdued">
            {t("import.mapping.no-sample")}
          </Text>
        )}
        {chosen.length > 0 &&
          props.sample.map((cells, index) => (
            <Fragment key={index}>
              {index > 0 && <Divider />}
              <Box>
                <BlockStack gap="100">
                  {chosen.map(({ field, at }) => (
                    <FactLine key={field} label={t(`import.field.${field}.label`)} value={cells[at]?.trim() || "–"} />
                  ))}
                </BlockStack>
              </Box>
            </Fragment>
          ))}
      </BlockStack>
    </Card>
  );
}
