import { BlockStack, Card, ChoiceList, FormLayout, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { minorPerUnit } from "../../loyalty/money.ts";
import { useFormat } from "../format.tsx";
import { WORTH_POINTS } from "./form-parts.ts";
import { TierFields } from "./tier-fields.tsx";
import { useFieldProps } from "./use-field-props.ts";
import type { ProgramEditorState } from "./use-program-editor.ts";

/** The program's fields, one card per question that the merchant answers. */
export function ProgramForm({ editor }: { editor: ProgramEditorState }) {
  return (
    <BlockStack gap="400">
      <NameCard editor={editor} />
      <EarningCard editor={editor} />
      <WorthCard editor={editor} />
      <JoiningCard editor={editor} />
      <TierFields editor={editor} />
    </BlockStack>
  );
}

function NameCard({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const field = useFieldProps(editor);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("program.name.title")}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              {...field("nameOne")}
              label={t("program.name.one")}
              value={editor.draft.nameOne}
              onChange={(nameOne) => editor.change({ nameOne })}
              helpText={t("program.name.one-help")}
            />
            <TextField
              {...field("nameMany")}
              label={t("program.name.many")}
              value={editor.draft.nameMany}
              onChange={(nameMany) => editor.change({ nameMany })}
              helpText={t("program.name.many-help")}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

function EarningCard({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const { money, currency } = useFormat();
  const field = useFieldProps(editor);
  const pointsName = usePointsName(editor);
  const { draft } = editor;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("program.earning.title")}
        </Text>
        <FormLayout>
          <TextField
            {...field("rate")}
            label={t("program.earning.rate", { points: pointsName, unit: money(minorPerUnit(currency)) })}
            value={draft.rate}
            inputMode="decimal"
            onChange={(rate) => editor.change({ rate })}
            helpText={t("program.earning.rate-help")}
          />
          <ChoiceList
            title={t("program.earning.when")}
            name="when"
            selected={[draft.when]}
            onChange={([when]) => editor.change({ when: when === "paid" ? "paid" : "fulfilled" })}
            choices={[
              {
                value: "fulfilled",
                label: t("program.earning.fulfilled"),
                helpText: t("program.earning.fulfilled-help"),
              },
              { value: "paid", label: t("program.earning.paid"), helpText: t("program.earning.paid-help") },
            ]}
          />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

function WorthCard({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const { number, currency } = useFormat();
  const field = useFieldProps(editor);
  const pointsName = usePointsName(editor);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("program.worth.title")}
        </Text>
        <TextField
          {...field("worth")}
          label={t("program.worth.label", { points: `${number(WORTH_POINTS)} ${pointsName}` })}
          value={editor.draft.worth}
          suffix={currency}
          inputMode="decimal"
          onChange={(worth) => editor.change({ worth })}
          helpText={t("program.worth.help")}
        />
      </BlockStack>
    </Card>
  );
}

function JoiningCard({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const field = useFieldProps(editor);
  const pointsName = usePointsName(editor);
  const { draft } = editor;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("program.joining.title")}
        </Text>
        <FormLayout>
          <ChoiceList
            title={t("program.joining.mode")}
            name="joining"
            selected={[draft.joining]}
            onChange={([mode]) => editor.change({ joining: mode === "automatic" ? "automatic" : "explicit" })}
            choices={[
              {
                value: "explicit",
                label: t("program.joining.explicit"),
                helpText: t("program.joining.explicit-help"),
              },
              {
                value: "automatic",
                label: t("program.joining.automatic"),
                helpText: t("program.joining.automatic-help"),
              },
            ]}
          />
          <TextField
            {...field("gift")}
            label={t("program.joining.gift")}
            value={draft.gift}
            suffix={pointsName}
            inputMode="numeric"
            onChange={(gift) => editor.change({ gift })}
            helpText={t("program.joining.gift-help")}
          />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

/** What the labels call many points, also while their name is being typed. */
function usePointsName({ draft }: ProgramEditorState): string {
  const { t } = useTranslation();
  return draft.nameMany.trim() || t("program.name.unnamed");
}
