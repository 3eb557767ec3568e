import { BlockStack, FormLayout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { Choice } from "./fields/choice.tsx";
import { FoldCard } from "./fields/fold-card.tsx";
import { GoodsPicker } from "./fields/goods-picker.tsx";
import { PickedList } from "./fields/picked-list.tsx";
import { TextInput } from "./fields/text-input.tsx";
import { hasMinimum } from "./read-reward.ts";
import type { RewardDraft } from "./reward-draft.ts";
import { hasPart } from "./reward-parts.ts";
import type { FormState } from "./use-form.ts";

const FIELDS = [
  "minimum", "share", "purchases", "only", "exceptProducts", "exceptCollections", "exceptTags", "exceptVendors",
]; // prettier-ignore

type Form = { form: FormState<RewardDraft> };

/** The baskets that the code is good for. Folded where that is any. */
export function BasketCard({ form }: Form) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { draft } = form;
  const isGoods = draft.goods !== "all" || draft.excepts !== "none";
  const isSet = draft.minimum !== "" || draft.share !== "" || draft.purchases !== "one-time" || isGoods;
  const state = form.hasProblem(...FIELDS) ? "wrong" : isSet ? "set" : "default";
  const summary = isSet ? t("rewards.basket.set") : t("rewards.basket.any");
  return (
    <FoldCard title={t("rewards.basket.title")} state={state} summary={summary}>
      <FormLayout>
        {hasMinimum(draft) && (
          <TextInput
            form={form}
            name="minimum"
            as="decimal"
            label={t("rewards.basket.minimum")}
            placeholder={t("rewards.basket.no-minimum")}
            suffix={currency}
          />
        )}
        {hasPart(draft.kind, "share") && (
          <TextInput
            form={form}
            name="share"
            as="whole"
            label={t("rewards.basket.share")}
            help={t("rewards.basket.share-help")}
            placeholder={t("rewards.basket.no-share")}
            suffix="%"
          />
        )}
      </FormLayout>
      {hasPart(draft.kind, "goods") && <GoodsFields form={form} />}
      <Choice
        name="purchases"
        label={t("rewards.basket.purchases")}
        value={draft.purchases}
        options={(["one-time", "subscription", "both"] as const).map((value) => ({
          value,
          label: t(`rewards.basket.purchase.${value}`),
        }))}
        onChange={(purchases) => form.change({ purchases })}
      />
    </FoldCard>
  );
}

function GoodsFields({ form }: Form) {
  const { t } = useTranslation();
  const { draft } = form;
  return (
    <BlockStack gap="400">
      <Choice
        name="goods"
        label={t("rewards.goods.title")}
        value={draft.goods}
        options={[
          { value: "all", label: t("rewards.goods.all") },
          { value: "chosen", label: t("rewards.goods.chosen") },
        ]}
        onChange={(goods) => form.change({ goods })}
      />
      {draft.goods === "chosen" && (
        <GoodsPicker
          id="only"
          goods={draft.only}
          error={form.field("only").error}
          onChange={(only) => form.change({ only })}
        />
      )}
      <Choice
        name="excepts"
        label={t("rewards.goods.except")}
        value={draft.excepts}
        options={[
          { value: "none", label: t("rewards.goods.except-none") },
          { value: "some", label: t("rewards.goods.except-some"), help: t("rewards.goods.except-help") },
        ]}
        onChange={(excepts) => form.change({ excepts })}
      />
      {draft.excepts === "some" && <ExceptFields form={form} />}
    </BlockStack>
  );
}

function ExceptFields({ form }: Form) {
  const { t } = useTranslation();
  const { draft } = form;
  return (
    <BlockStack gap="300">
      <PickedList
        id="exceptProducts"
        label={t("rewards.goods.products")}
        type="product"
        ids={draft.exceptProducts}
        error={form.field("exceptProducts").error}
        onChange={(exceptProducts) => form.change({ exceptProducts })}
      />
      <PickedList
        id="exceptCollections"
        label={t("rewards.goods.collections")}
        type="collection"
        ids={draft.exceptCollections}
        error={form.field("exceptCollections").error}
        onChange={(exceptCollections) => form.change({ exceptCollections })}
      />
      <FormLayout>
        <FormLayout.Group condensed>
          <TextInput form={form} name="exceptTags" label={t("rewards.goods.tags")} help={t("rewards.goods.commas")} />
          <TextInput
            form={form}
            name="exceptVendors"
            label={t("rewards.goods.vendors")}
            help={t("rewards.goods.commas")}
          />
        </FormLayout.Group>
      </FormLayout>
    </BlockStack>
  );
}
