import {
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Divider,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { typedDecimal } from "../decimal-input.ts";
import { useFormat } from "../format.tsx";
import type { TierDraft } from "./program-draft.ts";
import { useFieldProps } from "./use-field-props.ts";
import type { ProgramEditorState } from "./use-program-editor.ts";

/** The most tiers the schema takes. */
const TIERS_MAX = 20;

/** The tiers, lowest first: a name, the spend it starts at, and how much faster it earns. */
export function TierFields({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const { draft } = editor;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("program.tiers.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("program.tiers.help")}
          </Text>
        </BlockStack>
        {draft.tiers.map((tier, index) => (
          <Fragment key={tier.row}>
            {index > 0 && <Divider />}
            <TierRow editor={editor} tier={tier} index={index} />
          </Fragment>
        ))}
        <TierButtons editor={editor} />
      </BlockStack>
    </Card>
  );
}

function TierRow({ editor, tier, index }: { editor: ProgramEditorState; tier: TierDraft; index: number }) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const field = useFieldProps(editor);
  const number = index + 1;
  return (
    <div role="group" aria-label={t("program.tiers.group", { number })}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {tier.name.trim() || t("program.tiers.group", { number })}
          </Text>
          <Button
            variant="plain"
            tone="critical"
            accessibilityLabel={t("program.tiers.remove-label", { name: tier.name.trim() || number })}
            onClick={() => editor.removeTier(index)}
          >
            {t("program.tiers.remove")}
          </Button>
        </InlineStack>
        <FormLayout>
          <FormLayout.Group condensed>
            <TextField
              {...field(`tiers.${index}.name`)}
              label={t("program.tiers.name")}
              value={tier.name}
              onChange={(name) => editor.changeTier(index, { name })}
            />
            <TextField
              {...field(`tiers.${index}.from`)}
              label={t("program.tiers.from")}
              value={tier.from}
              suffix={currency}
              inputMode="decimal"
              onChange={(from) => editor.changeTier(index, { from })}
            />
            <TextField
              {...field(`tiers.${index}.multiplier`)}
              label={t("program.tiers.multiplier")}
              value={tier.multiplier}
              prefix="×"
              inputMode="decimal"
              onChange={(multiplier) => editor.changeTier(index, { multiplier })}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </div>
  );
}

function TierButtons({ editor }: { editor: ProgramEditorState }) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { tiers } = editor.draft;
  const suggested = () =>
    editor.addTiers([
      { name: t("program.tiers.silver"), from: "250", multiplier: typedDecimal("1.25", speech.language) },
      { name: t("program.tiers.gold"), from: "500", multiplier: typedDecimal("1.5", speech.language) },
      { name: t("program.tiers.platinum"), from: "1000", multiplier: "2" },
    ]);
  return (
    <ButtonGroup>
      {tiers.length === 0 && <Button onClick={suggested}>{t("program.tiers.suggest")}</Button>}
      <Button
        icon={PlusIcon}
        disabled={tiers.length >= TIERS_MAX}
        onClick={() => editor.addTiers([{ name: "", from: "", multiplier: "1" }])}
      >
        {t("program.tiers.add")}
      </Button>
    </ButtonGroup>
  );
}
