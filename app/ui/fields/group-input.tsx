import { BlockStack, Box, Button, Checkbox, FormLayout, InlineStack } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { candidatesFor } from "./candidates.ts";
import { draftOf, inside, ON, typedIn } from "./draft.ts";
import { BelowHeading, FieldHeading } from "./field-heading.tsx";
import type { InputProps } from "./input-props.ts";
import { InnerField } from "./inner-field.tsx";
import { arranged } from "./layout.ts";
import type { Field, GroupShape } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { wordsAt } from "./words-at.ts";

/** Fields that belong together, what is rarely needed folded away. */
export function GroupInput({ form, field, path, titled, shape }: InputProps & { shape: GroupShape }) {
  const { main, more } = arranged(shape);
  const isNamed = titled === undefined && field.name !== "" && shape.name === field.words;
  const words = wordsAt(form, field, path);
  const fields = (
    <BlockStack gap="300">
      <Fields form={form} fields={main} path={path} />
      {more.length > 0 && <MoreFields form={form} fields={more} path={path} />}
    </BlockStack>
  );
  if (!isNamed) return fields;
  return (
    <div role="group" aria-label={words.label}>
      <BlockStack gap="200">
        <FieldHeading>{words.label}</FieldHeading>
        <BelowHeading>{fields}</BelowHeading>
      </BlockStack>
    </div>
  );
}

/** A group that may be left out: a box to tick that reveals it. */
export function OptionalGroup({ form, field, path, shape }: InputProps & { shape: GroupShape }) {
  const words = wordsAt(form, field, path);
  const isOn = form.draft[path] === ON;
  return (
    <BlockStack gap="300">
      <Checkbox
        id={path}
        label={words.label}
        helpText={words.help}
        error={form.errorAt(path)}
        checked={isOn}
        onChange={(checked) => form.change(path, checked ? ON : "")}
      />
      {isOn && (
        <Box paddingInlineStart="600">
          <GroupInput form={form} field={field} path={path} shape={shape} titled="above" />
        </Box>
      )}
    </BlockStack>
  );
}

/** Short fields stand side by side where there is room, and boxes to tick close below each other. */
export function Fields({ form, fields, path }: { form: PartForm; fields: readonly Field[]; path: string }) {
  const shown = fields.filter((field) => !isSettled(form, field, inside(path, field.name)));
  const groups = shown.reduce<Field[][]>((all, field) => {
    const last = all.at(-1);
    const isJoined =
      last !== undefined && ((last.length < 3 && [...last, field].every(isShort)) || [...last, field].every(isBox));
    return isJoined ? [...all.slice(0, -1), [...last, field]] : [...all, [field]];
  }, []);
  const input = (field: Field) => (
    <InnerField key={field.name} form={form} field={field} path={inside(path, field.name)} />
  );
  return (
    <FormLayout>
      {groups.map((group) =>
        group.length === 1 ? (
          group.map(input)
        ) : group.every(isBox) ? (
          <BlockStack key={group[0]?.name} gap="100">
            {group.map(input)}
          </BlockStack>
        ) : (
          <FormLayout.Group key={group[0]?.name} condensed>
            {group.map(input)}
          </FormLayout.Group>
        ),
      )}
    </FormLayout>
  );
}

/** A choice that there is only one answer to, and that it has. */
function isSettled(form: PartForm, field: Field, path: string): boolean {
  if (field.shape.kind !== "reference" || field.shape.list !== "units") return false;
  const [only, ...others] = candidatesFor(field, form.typed);
  return only !== undefined && others.length === 0 && form.draft[path] === only.value;
}

const SHORT = ["whole", "amount", "points", "rate", "ratio", "share", "duration"];

/** Names of this length and below stand beside each other. */
const SHORT_TEXT_MAX = 30;

function isShort({ shape }: Field): boolean {
  if (shape.kind === "text") return shape.lengthMax <= SHORT_TEXT_MAX;
  return SHORT.includes(shape.kind) || (shape.kind === "enum" && shape.values.length > 3);
}

function isBox({ shape, isOptional, start }: Field): boolean {
  return shape.kind === "boolean" && !isOptional && start !== undefined;
}

/** Fields that most shops leave as they are. They show themselves where something is set, or must be put right. */
function MoreFields({ form, fields, path }: { form: PartForm; fields: readonly Field[]; path: string }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(() => isSet(form, fields, path));
  const id = useId();
  const isWrong = hasProblem(form, fields, path);
  const isShown = isAsked || isWrong;
  return (
    <BlockStack gap="300">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={isShown ? "up" : "down"}
          ariaExpanded={isShown}
          ariaControls={id}
          onClick={() => setAsked(!isShown)}
        >
          {t("fields.more")}
        </Button>
      </InlineStack>
      <div id={id} hidden={!isShown}>
        {isShown && <Fields form={form} fields={fields} path={path} />}
      </div>
    </BlockStack>
  );
}

/** Whether something in these fields is not as a new one has it. */
export function isSet(form: PartForm, fields: readonly Field[], path: string): boolean {
  return fields.some((field) => {
    const place = inside(path, field.name);
    const fresh = draftOf(field, undefined, { path: place, typed: form.typed });
    return JSON.stringify(typedIn(field, form.draft, place)) !== JSON.stringify(typedIn(field, fresh, place));
  });
}

/** Whether a problem is shown in one of these fields. */
export function hasProblem(form: PartForm, fields: readonly Field[], path: string): boolean {
  const places = fields.map(({ name }) => inside(path, name));
  return Object.keys(form.shownErrors).some((at) => places.some((place) => at === place || at.startsWith(`${place}.`)));
}
