import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";
import type { RewardDraft } from "../reward-draft.ts";
import type { FormState } from "../use-form.ts";
import { usePicker } from "../use-picker.ts";
import { Choice } from "./choice.tsx";
import { GoodsPicker } from "./goods-picker.tsx";
import { TextInput } from "./text-input.tsx";

/** The product that is free, and what must be bought beside it. */
export function ProductFields({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { draft } = form;
  return (
    <BlockStack gap="400">
      <ProductPicker form={form} />
      <Choice
        name="buys"
        label={t("rewards.product.buys")}
        value={draft.buys}
        options={[
          { value: "alone", label: t("rewards.product.alone"), help: t("rewards.product.alone-help") },
          { value: "beside", label: t("rewards.product.beside"), help: t("rewards.product.beside-help") },
        ]}
        onChange={(buys) => form.change({ buys })}
      />
      {draft.buys === "beside" && (
        <>
          <GoodsPicker
            id="buysFrom"
            goods={draft.buysFrom}
            error={form.field("buysFrom").error}
            onChange={(buysFrom) => form.change({ buysFrom })}
          />
          <TextInput
            form={form}
            name="buysQuantity"
            as="whole"
            label={t("rewards.product.quantity")}
            suffix={t("rewards.product.pieces")}
          />
        </>
      )}
      <TextInput
        form={form}
        name="value"
        as="decimal"
        label={t("rewards.gives.value")}
        help={t("rewards.gives.value-help")}
        suffix={currency}
      />
    </BlockStack>
  );
}

function ProductPicker({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { pickProduct, titleOf } = usePicker();
  const { variantId } = form.draft;
  const { error } = form.field("productId");
  const choose = () =>
    void pickProduct().then((picked) => {
      if (picked) form.change({ productId: picked.productId, variantId: picked.variantId });
    });
  return (
    <BlockStack gap="150">
      <InlineStack gap="300" blockAlign="center">
        {variantId !== "" && (
          <Text as="span" fontWeight="semibold" breakWord>
            {titleOf("variant", variantId)}
          </Text>
        )}
        <Button id="productId" onClick={choose}>
          {variantId === "" ? t("rewards.product.choose") : t("rewards.product.change")}
        </Button>
      </InlineStack>
      {error !== undefined && <InlineError fieldID="productId" message={error} />}
    </BlockStack>
  );
}
