import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MemberDiscount, Program } from "../../loyalty/program.ts";
import { combinationWarnings, combinationWords } from "../../loyalty/rewards/combination.ts";
import { sentence } from "../../loyalty/describe/telling.ts";
import { useFormat } from "../format.tsx";
import { CombineCard } from "./combine-card.tsx";
import { Choice } from "./fields/choice.tsx";
import { FormCard } from "./fields/fold-card.tsx";
import { GoodsPicker } from "./fields/goods-picker.tsx";
import { TextInput } from "./fields/text-input.tsx";
import { otherDiscounts } from "./other-discounts.ts";
import { PartPage, useLeaveOnceClean } from "./part-page.tsx";
import { draftOfPerk, NEW_PERK, type PerkDraft, readPerk, withoutPerk } from "./perk-draft.ts";
import { whatOf } from "./perk-list.tsx";
import { useDocumentSaving } from "../program/saving/use-document-saving.tsx";
import { type FormState, useForm } from "./use-form.ts";
import { PickerProvider, usePickerOf } from "./use-picker.ts";

export interface PerkEditorProps {
  program: Program;
  version: number;
  tier: { id: string; name: string };
  /** The saved member discount; null for a new one. */
  perk: MemberDiscount | null;
  titles: Record<string, string>;
  onSaved: () => void;
}

/** The form of what members of a tier have without a code. */
export function PerkEditor(props: PerkEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, speech } = format;
  const { language } = speech;
  const { tier, perk } = props;
  const [base, setBase] = useState(props.program);
  const read = useCallback(
    (draft: PerkDraft) => readPerk(draft, { base, tierId: tier.id, currency, language }),
    [base, tier.id, currency, language],
  );
  const saved = perk ? draftOfPerk(perk, { currency, language }) : NEW_PERK;
  const editor = useForm({ saved, read });
  const leave = useLeaveOnceClean(editor, props.onSaved);
  const saving = useDocumentSaving({ ...props, part: `perk ${perk?.id ?? ""}` }, (program) => {
    editor.restart(editor.form.draft);
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const { form, reading } = editor;
  const shown = reading.outcome === "valid" ? reading.perk : null;
  const others = otherDiscounts(saving.base, { language, currency });
  const remove = {
    content: t("perks.delete"),
    destructive: true,
    onAction: () => perk && saving.save(withoutPerk(saving.base, perk.id)),
  };
  return (
    <PartPage
      id="perk-save-bar"
      title={perk?.name ?? t("perks.new", { tier: tier.name })}
      editor={editor}
      saving={saving}
      actions={perk ? [remove] : []}
      onSave={() => (reading.outcome === "valid" ? saving.save(reading.program) : editor.review())}
      onDiscard={() => editor.restart(saved)}
      aside={
        <FormCard title={t("perks.preview")}>
          <Text as="p" tone={shown ? undefined : "subdued"}>
            {shown
              ? t("perks.cart", { name: shown.name, what: whatOf(shown, { t, format }) })
              : t("rewards.preview.unreadable")}
          </Text>
          <Text as="p" tone="subdued">
            {t("perks.automatic")}
          </Text>
        </FormCard>
      }
    >
      <PickerProvider value={usePickerOf(props.titles)}>
        <PerkFields form={form} />
      </PickerProvider>
      <CombineCard
        combines={form.draft.combines}
        sentences={shown ? combinationWords(shown, language).map(sentence) : []}
        warnings={shown ? combinationWarnings(shown, others, language) : []}
        onChange={(combines) => form.change({ combines })}
      />
    </PartPage>
  );
}

function PerkFields({ form }: { form: FormState<PerkDraft> }) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { draft } = form;
  return (
    <FormCard title={t("rewards.gives.title")}>
      <BlockStack gap="400">
        <Choice
          name="kind"
          label={t("perks.kind.title")}
          value={draft.kind}
          options={(["percentage", "amount-off", "free-shipping"] as const).map((value) => ({
            value,
            label: t(`perks.kind.${value}`),
          }))}
          onChange={(kind) => form.change({ kind })}
        />
        <KindFields form={form} />
        <FormLayout>
          <TextInput form={form} name="name" label={t("perks.name")} help={t("perks.name-help")} />
          <TextInput
            form={form}
            name="minimum"
            as="decimal"
            label={t("rewards.basket.minimum")}
            placeholder={t("rewards.basket.no-minimum")}
            suffix={currency}
          />
        </FormLayout>
        <Choice
          name="higherTiers"
          label={t("perks.higher")}
          value={draft.higherTiers}
          options={[
            { value: "with", label: t("perks.with-higher") },
            { value: "without", label: t("perks.without-higher") },
          ]}
          onChange={(higherTiers) => form.change({ higherTiers })}
        />
      </BlockStack>
    </FormCard>
  );
}

function KindFields({ form }: { form: FormState<PerkDraft> }) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { draft } = form;
  const picker = (
    <GoodsPicker
      id="only"
      goods={draft.only}
      error={form.field("only").error}
      onChange={(only) => form.change({ only })}
    />
  );
  switch (draft.kind) {
    case "percentage":
      return (
        <BlockStack gap="400">
          <TextInput form={form} name="percent" as="decimal" label={t("rewards.gives.percent")} suffix="%" />
          <Choice
            name="goods"
            label={t("rewards.goods.title")}
            value={draft.goods}
            options={[
              { value: "all", label: t("perks.whole-order") },
              { value: "chosen", label: t("perks.member-price") },
            ]}
            onChange={(goods) => form.change({ goods })}
          />
          {draft.goods === "chosen" && picker}
        </BlockStack>
      );
    case "amount-off":
      return (
        <BlockStack gap="400">
          <TextInput form={form} name="amount" as="decimal" label={t("perks.amount")} suffix={currency} />
          {picker}
        </BlockStack>
      );
    case "free-shipping":
      return (
        <TextInput
          form={form}
          name="shippingMax"
          as="decimal"
          label={t("rewards.gives.shipping-max")}
          help={t("rewards.gives.shipping-max-help")}
          suffix={currency}
        />
      );
  }
}
