import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program, Reward } from "../../loyalty/program.ts";
import { combinationWarnings, combinationWords } from "../../loyalty/rewards/combination.ts";
import { sentence } from "../../loyalty/describe/telling.ts";
import { rewardTitle } from "../../loyalty/rewards/words.ts";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import { UnsavedChanges } from "../program/unsaved-changes.tsx";
import { BasketCard } from "./basket-card.tsx";
import { CombineCard } from "./combine-card.tsx";
import { DeleteReward } from "./delete-reward.tsx";
import { draftOfReward } from "./draft-of-reward.ts";
import { FormNotices, FormWarnings } from "./form-notices.tsx";
import { GivesCard } from "./gives-card.tsx";
import { otherGivings } from "./givings.ts";
import { NameCard } from "./name-card.tsx";
import { otherDiscounts } from "./other-discounts.ts";
import { PriceCard } from "./price-card.tsx";
import { readReward } from "./read-reward.ts";
import { emptyDraft, type RewardDraft } from "./reward-draft.ts";
import { hasPart, showsPart } from "./reward-parts.ts";
import { RewardPreview } from "./reward-preview.tsx";
import { missingScopesOf } from "../../loyalty/rewards/scopes-needed.ts";
import { type RewardShop, RewardShopProvider } from "./reward-shop.ts";
import { warningsOfReward } from "./reward-warnings.ts";
import { ScopesBanner } from "./scopes-banner.tsx";
import { useDocumentSaving } from "../program/saving/use-document-saving.tsx";
import { type FormState, useForm } from "./use-form.ts";
import { PickerProvider, usePickerOf } from "./use-picker.ts";
import { AfterwardsCard, ValidityCard } from "./validity-card.tsx";
import { WhoCard } from "./who-card.tsx";

export interface RewardEditorProps {
  program: Program;
  version: number;
  /** The saved reward; null for a new one. */
  reward: Reward | null;
  /** Of a new one: what is in the form at first. */
  start?: RewardDraft;
  shop: RewardShop;
  /** Whole seconds since 1970. */
  now: number;
  /** Codes and the like that members hold of it. */
  open: number;
  onSaved: (rewardId: string) => void;
  onDeleted: () => void;
}

/** The form of a reward, with what it means beside it while it is typed. */
export function RewardEditor(props: RewardEditorProps) {
  const { t } = useTranslation();
  const { speech, currency, timeZone } = useFormat();
  const picker = usePickerOf(props.shop.titles);
  const state = useRewardEditor(props);
  const { editor, saving, title } = state;
  const { form, reading } = editor;
  const shown = reading.outcome === "valid" ? reading : null;
  const { kind } = form.draft;
  const { language } = speech;
  const others = useMemo(() => otherDiscounts(saving.base, { language, currency }), [saving.base, language, currency]);
  const warnings = shown ? warningsOfReward(shown, { language, currency, timeZone, now: props.now }) : [];
  return (
    <Page
      title={props.reward === null ? t("rewards.form.new", { kind: t(`rewards.kind.${kind}`) }) : title}
      subtitle={props.reward === null ? "" : t(`rewards.kind.${kind}`)}
      backAction={{ content: t("nav.rewards"), url: props.reward === null ? "/app/rewards/new" : "/app/rewards" }}
      secondaryActions={state.actions}
    >
      <UnsavedChanges
        id="reward-save-bar"
        isDirty={editor.isDirty}
        isSaving={saving.isSaving}
        onSave={state.save}
        onDiscard={state.discard}
      />
      <RewardShopProvider value={props.shop}>
        <PickerProvider value={picker}>
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">
                <FormNotices errors={editor.shownErrors} notice={saving.notice} />
                {shown && <ScopesBanner missing={missingScopesOf(shown.reward, props.shop.scopes)} />}
                <FormWarnings lines={warnings} />
                <RewardFields form={form} title={shown && title} base={saving.base} />
                {showsPart(form.draft, "code") && (
                  <CombineCard
                    combines={form.draft.combines}
                    sentences={shown ? combinationWords(shown.reward, speech.language).map(sentence) : []}
                    warnings={shown ? combinationWarnings(shown.reward, others, speech.language) : []}
                    onChange={(combines) => form.change({ combines })}
                  />
                )}
              </BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <RewardPreview shown={shown} />
            </Layout.Section>
          </Layout>
        </PickerProvider>
      </RewardShopProvider>
      {props.reward !== null && (
        <DeleteReward
          open={state.isAsked}
          title={title}
          program={saving.base}
          reward={props.reward}
          held={props.open}
          isSaving={saving.isSaving}
          onClose={state.stay}
          onDelete={(program) => {
            state.stay();
            saving.save(program);
          }}
        />
      )}
      {saving.dialog}
    </Page>
  );
}

function RewardFields(props: { form: FormState<RewardDraft>; title: string | null; base: Program }) {
  const { form, title, base } = props;
  const { kind, id } = form.draft;
  return (
    <>
      <GivesCard form={form} />
      {hasPart(kind, "price") && <PriceCard form={form} others={id === null ? [] : otherGivings(base, id)} />}
      <NameCard form={form} title={title} />
      {hasPart(kind, "validity") && <ValidityCard form={form} />}
      {hasPart(kind, "validity") && <AfterwardsCard form={form} />}
      {showsPart(form.draft, "code") && <BasketCard form={form} />}
      {hasPart(kind, "taking") && <WhoCard form={form} />}
    </>
  );
}

function useRewardEditor(props: RewardEditorProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { speech, currency } = useFormat();
  const { language } = speech;
  const { reward, onSaved, onDeleted } = props;
  const [isAsked, setAsked] = useState(false);
  const draftIn = (program: Program, saved: Reward) => draftOfReward(saved, { program, currency, language });
  const [savedId, setSavedId] = useState<string | null>(null);
  const [next, setNext] = useState<{ kind: "saved"; id: string } | { kind: "deleted" } | null>(null);
  const [base, setBase] = useState(props.program);
  const read = useCallback(
    (draft: RewardDraft) => readReward(draft, { base, currency, language }),
    [base, currency, language],
  );
  const kind = reward?.kind ?? props.start?.kind ?? "fixed-amount";
  const editor = useForm({
    saved: reward ? draftIn(props.program, reward) : emptyDraft(kind),
    ...(props.start ? { start: props.start } : {}),
    read,
  });
  const { reading } = editor;
  const typedId = reading.outcome === "valid" ? reading.reward.id : null;
  const saving = useDocumentSaving({ ...props, part: `reward ${reward?.id ?? ""}` }, (program) => {
    setBase(program);
    const known = program.rewards.find(({ id }) => id === (reward?.id ?? savedId));
    editor.restart(known ? draftIn(program, known) : editor.form.draft);
    setNext(known ? { kind: "saved", id: known.id } : { kind: "deleted" });
  });
  // Only once nothing is unsaved any more may the page be left without a question.
  useEffect(() => {
    if (next === null || editor.isDirty) return;
    setNext(null);
    if (next.kind === "saved") onSaved(next.id);
    else onDeleted();
  }, [next, editor.isDirty, onSaved, onDeleted]);
  if (saving.base !== base) setBase(saving.base);
  const save = () => {
    if (reading.outcome === "invalid") return editor.review();
    setSavedId(typedId);
    saving.save(reading.program);
  };
  const copy = { content: t("rewards.form.duplicate"), url: `/app/rewards/new/${kind}?from=${reward?.id ?? ""}` };
  const remove = locked({ content: t("rewards.form.delete"), destructive: true, onAction: () => setAsked(true) });
  const codes = { content: t("rewards.form.codes"), url: `/app/rewards/${reward?.id ?? ""}/codes` };
  return {
    editor,
    saving,
    save,
    title: titleOf(reading.outcome === "valid" ? reading.reward : reward, { language, currency }),
    discard: () => editor.restart(reward ? draftIn(base, reward) : emptyDraft(kind)),
    isAsked,
    stay: () => setAsked(false),
    actions: reward === null ? [] : [...(kind === "partner-code" ? [codes] : []), copy, remove],
  };
}

function titleOf(reward: Reward | null, telling: { language: "en" | "de"; currency: string }): string {
  return reward === null ? "" : rewardTitle(reward, telling);
}
