import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FoldCard } from "../rewards/fields/fold-card.tsx";
import { PickerProvider, usePickerOf } from "../rewards/use-picker.ts";
import { BelowHeading } from "./field-heading.tsx";
import { FieldInput } from "./field-input.tsx";
import { Fields, hasProblem, isSet } from "./group-input.tsx";
import type { InputProps } from "./input-props.ts";
import { InnerFieldProvider } from "./inner-field.tsx";
import { arranged } from "./layout.ts";
import type { Field } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { wordsAt } from "./words-at.ts";

/**
 * The whole form of a part of the program, made from its schema: a card for each question, what most shops leave as it is in one
 * that is folded.
 *
 * @param props.only the fields that are shown, in this order; left out: all
 * @param props.without fields that are not shown
 */
export function PartFields(props: { form: PartForm; only?: readonly string[]; without?: readonly string[] }) {
  const { form, only, without = [] } = props;
  const { t } = useTranslation();
  const picker = usePickerOf(form.titles);
  const { shape } = form.field;
  const { main, more } = shape.kind === "group" ? arranged(shape) : { main: [form.field], more: [] };
  const shown = only?.flatMap((name) => [...main, ...more].find((field) => field.name === name) ?? []);
  const isWanted = ({ name }: Field) => !without.includes(name);
  const folded = shown ? [] : more.filter(isWanted);
  return (
    <PickerProvider value={picker}>
      <InnerFieldProvider value={showField}>
        <BlockStack gap="400">
          {inCards(shown ?? main.filter(isWanted)).map((fields) => (
            <FieldsCard key={fields[0]?.name} form={form} fields={fields} />
          ))}
          {folded.length > 0 && (
            <FoldCard
              title={t("fields.more")}
              summary={folded.map((field) => wordsAt(form, field, field.name).label).join(" · ")}
              state={hasProblem(form, folded, "") ? "wrong" : isSet(form, folded, "") ? "set" : "default"}
            >
              <BelowHeading>
                <Fields form={form} fields={folded} path="" />
              </BelowHeading>
            </FoldCard>
          )}
        </BlockStack>
      </InnerFieldProvider>
    </PickerProvider>
  );
}

/** Single fields share a card; what is made of several has one of its own. */
function inCards(fields: readonly Field[]): Field[][] {
  return fields.reduce<Field[][]>((cards, field) => {
    const last = cards.at(-1);
    return isSingle(field) && last?.every(isSingle) ? [...cards.slice(0, -1), [...last, field]] : [...cards, [field]];
  }, []);
}

function isSingle({ shape, isOptional }: Field): boolean {
  return (
    (shape.kind !== "group" && shape.kind !== "variants" && shape.kind !== "rows") ||
    (isOptional && shape.kind === "group")
  );
}

function FieldsCard({ form, fields }: { form: PartForm; fields: readonly Field[] }) {
  const [first] = fields;
  if (first === undefined || isSingle(first)) {
    return (
      <Card>
        <Fields form={form} fields={fields} path="" />
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {wordsAt(form, first, first.name).label}
        </Text>
        <BelowHeading>
          <FieldInput form={form} field={first} path={first.name} titled="above" />
        </BelowHeading>
      </BlockStack>
    </Card>
  );
}

function showField(props: InputProps) {
  return <FieldInput {...props} />;
}
