import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { AmountRows } from "./fields/amount-rows.tsx";
import { Choice } from "./fields/choice.tsx";
import { ExperienceFields } from "./fields/experience-fields.tsx";
import { FormCard } from "./fields/fold-card.tsx";
import { ProductFields } from "./fields/product-fields.tsx";
import { TextInput } from "./fields/text-input.tsx";
import type { RewardDraft } from "./reward-draft.ts";
import type { FormState } from "./use-form.ts";

type Form = { form: FormState<RewardDraft> };

/** What the reward gives: the fields of its kind alone. */
export function GivesCard({ form }: Form) {
  const { t } = useTranslation();
  const { kind } = form.draft;
  return (
    <FormCard title={t("rewards.gives.title")}>
      <Text as="p" tone="subdued">
        {t(`rewards.about.${kind}`)}
      </Text>
      <Fields form={form} />
    </FormCard>
  );
}

function Fields({ form }: Form) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  switch (form.draft.kind) {
    case "fixed-amount":
    case "gift-card":
    case "store-credit":
      return (
        <BlockStack gap="400">
          <Amount form={form} />
          <AmountRows form={form} />
        </BlockStack>
      );
    case "percentage":
      return <TextInput form={form} name="percent" as="decimal" label={t("rewards.gives.percent")} suffix="%" />;
    case "free-shipping":
      return <ShippingFields form={form} />;
    case "free-product":
      return <ProductFields form={form} />;
    case "slider":
      return <SliderFields form={form} />;
    case "donation":
      return (
        <FormLayout>
          <TextInput form={form} name="cause" label={t("rewards.gives.cause")} help={t("rewards.gives.cause-help")} />
          <Amount form={form} />
        </FormLayout>
      );
    case "experience":
      return <ExperienceFields form={form} />;
    case "partner-code":
      return <PartnerFields form={form} />;
    case "early-access":
      return <TextInput form={form} name="tag" label={t("rewards.gives.tag")} help={t("rewards.gives.tag-help")} />;
    case "reference":
      return (
        <FormLayout>
          <TextInput
            form={form}
            name="lapsesDays"
            as="whole"
            label={t("rewards.gives.lapses")}
            suffix={t("rewards.unit.days")}
            help={t("rewards.gives.lapses-help")}
          />
          <TextInput form={form} name="value" as="decimal" label={t("rewards.gives.value")} suffix={currency} />
        </FormLayout>
      );
  }
}

function Amount({ form }: Form) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  return <TextInput form={form} name="amount" as="decimal" label={t("rewards.gives.amount")} suffix={currency} />;
}

function ShippingFields({ form }: Form) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  return (
    <FormLayout>
      <TextInput
        form={form}
        name="shippingMax"
        as="decimal"
        label={t("rewards.gives.shipping-max")}
        help={t("rewards.gives.shipping-max-help")}
        suffix={currency}
      />
      <TextInput
        form={form}
        name="countries"
        label={t("rewards.gives.countries")}
        help={t("rewards.gives.countries-help")}
        placeholder="DE, AT, CH"
      />
    </FormLayout>
  );
}

function SliderFields({ form }: Form) {
  const { t } = useTranslation();
  const { currency, pointsName } = useFormat();
  return (
    <FormLayout>
      <Choice
        name="as"
        label={t("rewards.gives.as")}
        value={form.draft.as}
        options={[
          { value: "code", label: t("rewards.gives.as-code") },
          { value: "gift-card", label: t("rewards.gives.as-gift-card") },
          { value: "store-credit", label: t("rewards.gives.as-store-credit") },
        ]}
        error={form.field("as").error}
        onChange={(as) => form.change({ as })}
      />
      <FormLayout.Group condensed>
        <TextInput form={form} name="pointsStep" as="whole" label={t("rewards.gives.step")} suffix={pointsName.many} />
        <TextInput form={form} name="perStep" as="decimal" label={t("rewards.gives.per-step")} suffix={currency} />
      </FormLayout.Group>
      <FormLayout.Group condensed>
        <TextInput form={form} name="pointsMin" as="whole" label={t("rewards.gives.min")} suffix={pointsName.many} />
        <TextInput form={form} name="pointsMax" as="whole" label={t("rewards.gives.max")} suffix={pointsName.many} />
      </FormLayout.Group>
    </FormLayout>
  );
}

function PartnerFields({ form }: Form) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  return (
    <FormLayout>
      <TextInput form={form} name="partner" label={t("rewards.gives.partner")} />
      <TextInput
        form={form}
        name="howTo"
        label={t("rewards.gives.how-to")}
        help={t("rewards.gives.how-to-help")}
        lines={2}
      />
      <TextInput
        form={form}
        name="lowStock"
        as="whole"
        label={t("rewards.gives.low-stock")}
        suffix={t("rewards.gives.codes")}
      />
      <TextInput
        form={form}
        name="value"
        as="decimal"
        label={t("rewards.gives.value")}
        help={t("rewards.gives.value-help")}
        suffix={currency}
      />
    </FormLayout>
  );
}
