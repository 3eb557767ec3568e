import {
  ActionList,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  InlineError,
  InlineStack,
  Popover,
  Text,
} from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { canBeChosen } from "./candidates.ts";
import { inside, rowsIn } from "./draft.ts";
import { BelowHeading, FieldHeading } from "./field-heading.tsx";
import type { InputProps } from "./input-props.ts";
import { InnerField } from "./inner-field.tsx";
import { isOffered } from "./offered.ts";
import type { Field, RowsShape, VariantsShape } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { hasFields } from "./variants-input.tsx";
import { wordsAt } from "./words-at.ts";

/** A list: its rows, each of which can be moved and removed, and what adds to it. */
export function RowsInput({ form, field, path, titled, shape }: InputProps & { shape: RowsShape }) {
  const words = wordsAt(form, field, path);
  const rows = rowsIn(form.draft[path]);
  const error = form.errorAt(path);
  const list = rows.map((row, index) => (
    <Row key={row} form={form} field={field} path={path} row={row} index={index} shape={shape} />
  ));
  return (
    <BlockStack gap="300">
      {titled === undefined && <FieldHeading>{words.label}</FieldHeading>}
      {words.help !== undefined && (
        <Text as="p" tone="subdued">
          {words.help}
        </Text>
      )}
      {titled === undefined ? <BelowHeading>{list}</BelowHeading> : list}
      {rows.length < shape.countMax && <AddRow form={form} field={field} path={path} row={shape.row} />}
      {error !== undefined && <InlineError fieldID={path} message={error} />}
    </BlockStack>
  );
}

function Row(props: { form: PartForm; field: Field; path: string; row: string; index: number; shape: RowsShape }) {
  const { form, field, path, row, index, shape } = props;
  const place = inside(path, row);
  const { shape: rowShape } = shape.row;
  const option = rowShape.kind === "variants" ? chosenOption(form, rowShape, place) : undefined;
  const words = wordsAt(form, field, path);
  const kind = option && wordsAt(form, option, inside(place, option.name));
  const title = kind?.label ?? `${words.one ?? words.label} ${index + 1}`;
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <div role="group" aria-label={title}>
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <FieldHeading>{title}</FieldHeading>
            <RowButtons form={form} path={path} index={index} title={title} shape={shape} />
          </InlineStack>
          {kind?.help !== undefined && (
            <Text as="p" tone="subdued">
              {kind.help}
            </Text>
          )}
          <BelowHeading>
            {option === undefined && <InnerField form={form} field={shape.row} path={place} titled="above" />}
            {option && hasFields(option) && (
              <InnerField form={form} field={option} path={inside(place, option.name)} titled="above" />
            )}
          </BelowHeading>
        </BlockStack>
      </div>
    </Box>
  );
}

function chosenOption(form: PartForm, { options }: VariantsShape, place: string): Field | undefined {
  return options.find(({ key }) => key === form.draft[place])?.field;
}

function RowButtons(props: { form: PartForm; path: string; index: number; title: string; shape: RowsShape }) {
  const { t } = useTranslation();
  const { form, path, index, title, shape } = props;
  const rows = rowsIn(form.draft[path]);
  const put = (next: readonly string[]) => form.change(path, next.join(" "));
  const moved = (by: 1 | -1) => {
    const next = rows.filter((_row, at) => at !== index);
    next.splice(index + by, 0, rows[index] ?? "");
    put(next);
  };
  return (
    <ButtonGroup>
      {index > 0 && (
        <Button
          variant="tertiary"
          icon={ArrowUpIcon}
          accessibilityLabel={t("fields.up", { title })}
          onClick={() => moved(-1)}
        />
      )}
      {index < rows.length - 1 && (
        <Button
          variant="tertiary"
          icon={ArrowDownIcon}
          accessibilityLabel={t("fields.down", { title })}
          onClick={() => moved(1)}
        />
      )}
      {rows.length > shape.countMin && (
        <Button
          variant="tertiary"
          icon={DeleteIcon}
          accessibilityLabel={t("fields.remove", { title })}
          onClick={() => put(rows.filter((_row, at) => at !== index))}
        />
      )}
    </ButtonGroup>
  );
}

/** Adds a row; of several kinds, the one that is chosen from a menu. */
function AddRow({ form, field, path, row }: { form: PartForm; field: Field; path: string; row: Field }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const label = wordsAt(form, field, path).add ?? t("fields.add");
  const { shape } = row;
  if (shape.kind !== "variants") {
    return (
      <InlineStack>
        <Button id={path} icon={PlusIcon} onClick={() => form.addRow(path, row)}>
          {label}
        </Button>
      </InlineStack>
    );
  }
  const options = shape.options.filter(({ field: each }) => isOffered(form.draft, each));
  return (
    <InlineStack>
      <Popover
        active={isOpen}
        autofocusTarget="first-node"
        onClose={() => setOpen(false)}
        activator={
          <Button id={path} icon={PlusIcon} disclosure onClick={() => setOpen(!isOpen)}>
            {label}
          </Button>
        }
      >
        <ActionList
          actionRole="menuitem"
          items={options.map(({ key, field: each }) => {
            const words = wordsAt(form, each, inside(path, key));
            return {
              content: words.label,
              disabled: !canBeChosen(each, form.typed),
              onAction: () => {
                setOpen(false);
                form.addRow(path, row, key);
              },
            };
          })}
        />
      </Popover>
    </InlineStack>
  );
}
