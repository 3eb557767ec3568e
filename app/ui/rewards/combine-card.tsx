import { Banner, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { MoreAbout } from "../guide/more-about.tsx";
import { Choices } from "./fields/choice.tsx";
import { FoldCard } from "./fields/fold-card.tsx";

const KINDS = ["order", "product", "shipping"] as const;
type DiscountKind = (typeof KINDS)[number];

/**
 * What it may be combined with, what that means, and what Shopify will not do.
 *
 * @param props.sentences what the choice means; empty while the form cannot be read
 */
export function CombineCard(props: {
  combines: readonly DiscountKind[];
  sentences: readonly string[];
  warnings: readonly string[];
  onChange: (combines: DiscountKind[]) => void;
}) {
  const { t } = useTranslation();
  const { combines, sentences, warnings, onChange } = props;
  return (
    <FoldCard
      title={t("rewards.combine.title")}
      summary={sentences.join(" ") || t("rewards.combine.all")}
      state={warnings.length > 0 ? "wrong" : combines.length < KINDS.length ? "set" : "default"}
    >
      <Choices
        name="combines"
        label={t("rewards.combine.with")}
        values={combines}
        options={KINDS.map((value) => ({
          value,
          label: t(`rewards.combine.${value}`),
        }))}
        onChange={onChange}
      />
      <MoreAbout subject="combination" />
      {sentences.map((sentence) => (
        <Text as="p" key={sentence}>
          {sentence}
        </Text>
      ))}
      {warnings.length > 0 && (
        <Banner tone="warning" title={t("rewards.combine.refused")}>
          <List>
            {warnings.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </Banner>
      )}
    </FoldCard>
  );
}
