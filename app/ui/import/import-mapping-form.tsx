import { BlockStack, Card, ChoiceList, Form, FormLayout, InlineStack, Layout, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Field, FIELDS, type Mapping } from "../../loyalty/import/mapping.ts";
import { MoreAbout } from "../guide/more-about.tsx";
import { ChangeButton } from "../permissions.tsx";
import { ImportSample } from "./import-sample.tsx";
import type { ImportPageProps } from "./import-view.ts";

const NONE = "";

/** What the columns of the file are, with the first rows beside it. */
export function ImportMappingForm(props: ImportPageProps) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(props.mapping);
  const problems =
    props.answer?.intent === "map" && props.answer.outcome === "bad-columns" ? props.answer.problems : [];
  const errorOf = (field: Field) => {
    const found = problems.find((one) => one.field === field);
    return found ? t(`import.mapping.${found.problem}`) : undefined;
  };
  const setColumn = (field: Field, value: string) =>
    setMapping({ ...mapping, columns: { ...mapping.columns, [field]: value === NONE ? null : Number(value) } });
  const discard = () => props.onOrder({ intent: "decide", decision: "cancel" });
  return (
    <Form onSubmit={() => props.onOrder({ intent: "map", mapping })}>
      <Layout>
        <Layout.Section>
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t("import.mapping.title")}
              </Text>
              <FormLayout>
                {FIELDS.map((field) => (
                  <Select
                    key={field}
                    label={t(`import.field.${field}.label`)}
                    helpText={t(`import.field.${field}.help`)}
                    error={errorOf(field)}
                    options={[
                      { value: NONE, label: t("import.mapping.none") },
                      ...props.run.header.map((name, index) => ({
                        value: String(index),
                        label: name === "" ? t("import.mapping.unnamed", { number: index + 1 }) : name,
                      })),
                    ]}
                    value={mapping.columns[field] === null ? NONE : String(mapping.columns[field])}
                    onChange={(value) => setColumn(field, value)}
                  />
                ))}
              </FormLayout>
              <MoreAbout subject="import-columns" />
              <Reading {...props} mapping={mapping} onChange={setMapping} />
              <InlineStack align="end" gap="200">
                <ChangeButton disabled={props.isBusy} onClick={discard}>
                  {t("import.discard")}
                </ChangeButton>
                <ChangeButton submit variant="primary" loading={props.isBusy}>
                  {t("import.mapping.check")}
                </ChangeButton>
              </InlineStack>
            </BlockStack>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ImportSample header={props.run.header} sample={props.sample} mapping={mapping} />
        </Layout.Section>
      </Layout>
    </Form>
  );
}

/** How what stands in the columns is read, as far as it does not tell by itself. */
function Reading(props: ImportPageProps & { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation();
  const { mapping, units, onChange } = props;
  const { columns } = mapping;
  const hasDates = [columns.expires, columns["tier-until"], columns.birthday, columns.joined].some((at) => at !== null);
  return (
    <FormLayout>
      {columns.points !== null && (
        <>
          {units.length > 1 && (
            <Select
              label={t("import.mapping.unit")}
              options={units.map(({ id, many }) => ({ value: id, label: many }))}
              value={mapping.unit}
              onChange={(unit) => onChange({ ...mapping, unit })}
            />
          )}
          <ChoiceList
            title={t("import.mapping.mode")}
            choices={[
              { value: "add", label: t("import.mapping.add"), helpText: t("import.mapping.add-help") },
              { value: "set", label: t("import.mapping.set"), helpText: t("import.mapping.set-help") },
            ]}
            selected={[mapping.mode]}
            onChange={([mode]) => onChange({ ...mapping, mode: mode === "set" ? "set" : "add" })}
          />
          <ChoiceList
            title={t("import.mapping.decimal")}
            choices={[
              { value: ".", label: t("import.mapping.decimal-point") },
              { value: ",", label: t("import.mapping.decimal-comma") },
            ]}
            selected={[mapping.decimal]}
            onChange={([decimal]) => onChange({ ...mapping, decimal: decimal === "," ? "," : "." })}
          />
        </>
      )}
      {hasDates && (
        <ChoiceList
          title={t("import.mapping.dates")}
          choices={[
            { value: "day-first", label: t("import.mapping.day-first") },
            { value: "month-first", label: t("import.mapping.month-first") },
          ]}
          selected={[mapping.dates]}
          onChange={([dates]) => onChange({ ...mapping, dates: dates === "month-first" ? "month-first" : "day-first" })}
        />
      )}
    </FormLayout>
  );
}
