import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { Choice, Choices } from "./fields/choice.tsx";
import { FormCard } from "./fields/fold-card.tsx";
import { TextInput } from "./fields/text-input.tsx";
import type { RewardDraft } from "./reward-draft.ts";
import { useRewardShop } from "./reward-shop.ts";
import type { FormState } from "./use-form.ts";

/**
 * What it costs, and when it is given without being bought.
 *
 * @param props.others rules and tiers that give it in ways this form has no field for
 */
export function PriceCard({ form, others }: { form: FormState<RewardDraft>; others: readonly string[] }) {
  const { t } = useTranslation();
  const { pointsName } = useFormat();
  const { draft } = form;
  return (
    <FormCard title={t("rewards.price.title")}>
      <Choice
        name="sale"
        label={t("rewards.price.how")}
        value={draft.sale}
        options={[
          { value: "points", label: t("rewards.price.points", { points: pointsName.many }) },
          {
            value: "automatic",
            label: t("rewards.price.automatic", { points: pointsName.many }),
            help: t("rewards.price.automatic-help", { points: pointsName.many }),
          },
          { value: "none", label: t("rewards.price.none"), help: t("rewards.price.none-help") },
        ]}
        onChange={(sale) => form.change({ sale })}
      />
      {draft.sale !== "none" && (
        <TextInput
          form={form}
          name="points"
          as="whole"
          label={draft.sale === "automatic" ? t("rewards.price.threshold") : t("rewards.price.costs")}
          suffix={pointsName.many}
        />
      )}
      <GivingFields form={form} />
      {others.length > 0 && (
        <Text as="p" tone="subdued">
          {t("rewards.price.others", { names: others.join(", ") })}
        </Text>
      )}
    </FormCard>
  );
}

function GivingFields({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { tiers } = useRewardShop();
  const { givings } = form.draft;
  const chosen = [
    ...(givings.birthday ? ["birthday"] : []),
    ...(givings.nextOrder ? ["next-order"] : []),
    ...givings.tiers.map((id) => `tier:${id}`),
  ];
  return (
    <Choices
      name="givings"
      label={t("rewards.price.given")}
      values={chosen}
      options={[
        { value: "birthday", label: t("rewards.price.birthday") },
        { value: "next-order", label: t("rewards.price.next-order"), help: t("rewards.price.next-order-help") },
        ...tiers.map(({ id, name }) => ({ value: `tier:${id}`, label: t("rewards.price.tier", { tier: name }) })),
      ]}
      error={form.field("givings").error}
      onChange={(values) =>
        form.change({
          givings: {
            birthday: values.includes("birthday"),
            nextOrder: values.includes("next-order"),
            tiers: tiers.map(({ id }) => id).filter((id) => values.includes(`tier:${id}`)),
          },
        })
      }
    />
  );
}
