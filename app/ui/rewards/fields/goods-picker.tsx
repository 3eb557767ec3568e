import { BlockStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { GoodsDraft } from "../reward-draft.ts";
import { PickedList } from "./picked-list.tsx";

/** Products by any of three lists. The problem of all three stands at the first. */
export function GoodsPicker(props: {
  id: string;
  goods: GoodsDraft;
  error: string | undefined;
  onChange: (goods: GoodsDraft) => void;
}) {
  const { t } = useTranslation();
  const { id, goods, error, onChange } = props;
  return (
    <BlockStack gap="300">
      <PickedList
        id={id}
        label={t("rewards.goods.products")}
        type="product"
        ids={goods.products}
        error={error}
        onChange={(products) => onChange({ ...goods, products })}
      />
      <PickedList
        id={`${id}-variants`}
        label={t("rewards.goods.variants")}
        type="variant"
        ids={goods.variants}
        onChange={(variants) => onChange({ ...goods, variants })}
      />
      <PickedList
        id={`${id}-collections`}
        label={t("rewards.goods.collections")}
        type="collection"
        ids={goods.collections}
        onChange={(collections) => onChange({ ...goods, collections })}
      />
    </BlockStack>
  );
}
