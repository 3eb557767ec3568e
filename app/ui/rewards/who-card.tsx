import { BlockStack, FormLayout, InlineStack, Select, Tag, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Choices } from "./fields/choice.tsx";
import { DurationInput } from "./fields/duration-input.tsx";
import { FoldCard } from "./fields/fold-card.tsx";
import { TextInput } from "./fields/text-input.tsx";
import type { LimitPeriod, RewardDraft } from "./reward-draft.ts";
import { useRewardShop } from "./reward-shop.ts";
import type { FormState } from "./use-form.ts";

const PERIODS = ["day", "week", "month", "year", "ever"] as const satisfies readonly LimitPeriod[];
const FIELDS = ["tiers", "segments", "from", "to", "perMember", "total", "coolDown"] as const;

/** Who may take it, when, and how often. Folded where everybody may at any time. */
export function WhoCard({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { draft } = form;
  const isSet = FIELDS.some((field) => draft[field].length > 0);
  const state = form.hasProblem(...FIELDS) ? "wrong" : isSet ? "set" : "default";
  return (
    <FoldCard
      title={t("rewards.who.title")}
      state={state}
      summary={isSet ? t("rewards.who.set") : t("rewards.who.all")}
    >
      <TierChoices form={form} />
      <SegmentFields form={form} />
      <FormLayout>
        <TextInput
          form={form}
          name="perMember"
          as="whole"
          label={t("rewards.who.per-member")}
          placeholder={t("rewards.who.unlimited")}
          after={
            <Select
              label={t("rewards.who.period")}
              labelHidden
              value={draft.perMemberPer}
              options={PERIODS.map((value) => ({ value, label: t(`rewards.who.per.${value}`) }))}
              onChange={(value) => form.change({ perMemberPer: PERIODS.find((each) => each === value) ?? "ever" })}
            />
          }
        />
        <TextInput
          form={form}
          name="total"
          as="whole"
          label={t("rewards.who.total")}
          help={t("rewards.who.total-help")}
          placeholder={t("rewards.who.unlimited")}
        />
        <DurationInput
          form={form}
          name="coolDown"
          unit={draft.coolDownUnit}
          label={t("rewards.who.cool-down")}
          help={t("rewards.who.cool-down-help")}
          onUnit={(coolDownUnit) => form.change({ coolDownUnit })}
        />
        <FormLayout.Group>
          <TextInput form={form} name="from" as="moment" label={t("rewards.who.from")} />
          <TextInput form={form} name="to" as="moment" label={t("rewards.who.to")} />
        </FormLayout.Group>
      </FormLayout>
    </FoldCard>
  );
}

function TierChoices({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { tiers } = useRewardShop();
  if (tiers.length === 0 && form.draft.tiers.length === 0) return null;
  return (
    <Choices
      name="tiers"
      label={t("rewards.who.tiers")}
      values={form.draft.tiers}
      options={[
        { value: "", label: t("rewards.who.no-tier") },
        ...tiers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      error={form.field("tiers").error}
      onChange={(chosen) => form.change({ tiers: chosen })}
    />
  );
}

function SegmentFields({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { segments } = useRewardShop();
  const chosen = form.draft.segments;
  const nameOf = (id: string) => segments?.find((segment) => segment.id === id)?.name ?? id;
  const offered = (segments ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <BlockStack gap="150">
      {segments === null ? (
        <Text as="p" tone="subdued">
          {t("rewards.who.segments-unknown")}
        </Text>
      ) : (
        <Select
          id="segments"
          label={t("rewards.who.segments")}
          helpText={t("rewards.who.segments-help")}
          value=""
          options={[
            { value: "", label: t("rewards.who.add-segment") },
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          disabled={offered.length === 0}
          error={form.field("segments").error}
          onChange={(id) => id !== "" && form.change({ segments: [...chosen, id] })}
        />
      )}
      {chosen.length > 0 && (
        <InlineStack gap="150">
          {chosen.map((id) => (
            <Tag key={id} onRemove={() => form.change({ segments: chosen.filter((other) => other !== id) })}>
              {nameOf(id)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}
