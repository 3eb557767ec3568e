import { BlockStack, Card, FormLayout, Page, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ShopSettings, settingsProblems, type SettingsProblems } from "../../loyalty/shop-settings.ts";
import { UnsavedChanges } from "../program/unsaved-changes.tsx";

export interface SettingsField {
  name: keyof ShopSettings;
  label: string;
  helpText: string;
  /** What is wrong with it, in words. */
  errors: Partial<Record<NonNullable<SettingsProblems[keyof ShopSettings]>, string>>;
  /** Of a number: what it counts. */
  suffix?: string;
}

export interface SettingsFormProps {
  id: string;
  title: string;
  fields: readonly SettingsField[];
  saved: Partial<ShopSettings>;
  isSaving: boolean;
  onSave: (change: Partial<ShopSettings>) => void;
  children?: ReactNode;
}

type Draft = Record<string, string>;

/** A page with some of the settings as one form: save bar, and what is wrong at its field. What was saved begins the form anew. */
export function SettingsForm(props: SettingsFormProps) {
  return <Fields key={JSON.stringify(props.saved)} {...props} />;
}

function Fields(props: SettingsFormProps) {
  const { t } = useTranslation();
  const { id, title, fields, saved, isSaving, onSave, children } = props;
  const start = draftOf(fields, saved);
  const [draft, setDraft] = useState(start);
  const isDirty = fields.some(({ name }) => draft[name] !== start[name]);
  const [isTried, setTried] = useState(false);
  const change = readDraft(fields, draft);
  const problems = isTried ? settingsProblems(change) : {};
  const save = () => {
    setTried(true);
    if (Object.keys(settingsProblems(change)).length === 0) onSave(change);
  };
  const discard = () => {
    setTried(false);
    setDraft(start);
  };
  return (
    <Page title={title} backAction={{ content: t("settings.title"), url: "/app/settings" }}>
      <UnsavedChanges id={id} isDirty={isDirty} isSaving={isSaving} onSave={save} onDiscard={discard} />
      <BlockStack gap="400">
        <Card>
          <FormLayout>
            {fields.map(({ name, label, helpText, errors, suffix }) => {
              const problem = problems[name];
              return (
                <TextField
                  key={name}
                  id={`settings-${name}`}
                  label={label}
                  helpText={helpText}
                  autoComplete="off"
                  value={draft[name] ?? ""}
                  error={problem && errors[problem]}
                  {...(suffix === undefined ? {} : { suffix, inputMode: "numeric" as const })}
                  onChange={(value) => setDraft({ ...draft, [name]: value })}
                />
              );
            })}
          </FormLayout>
        </Card>
        {children}
      </BlockStack>
    </Page>
  );
}

function draftOf(fields: readonly SettingsField[], saved: Partial<ShopSettings>): Draft {
  return Object.fromEntries(fields.map(({ name }) => [name, String(saved[name] ?? "")]));
}

function readDraft(fields: readonly SettingsField[], draft: Draft): Partial<ShopSettings> {
  return Object.fromEntries(
    fields.map(({ name, suffix }) => {
      const text = (draft[name] ?? "").trim();
      return [name, suffix === undefined ? text : /^\d{1,6}$/.test(text) ? Number(text) : 0];
    }),
  );
}
