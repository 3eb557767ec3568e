import { FormLayout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FormCard } from "./fields/fold-card.tsx";
import { TextInput } from "./fields/text-input.tsx";
import type { RewardDraft } from "./reward-draft.ts";
import type { FormState } from "./use-form.ts";

/**
 * What people read.
 *
 * @param props.title what it is called while no name is typed
 */
export function NameCard({ form, title }: { form: FormState<RewardDraft>; title: string | null }) {
  const { t } = useTranslation();
  const isReference = form.draft.kind === "reference";
  return (
    <FormCard title={t("rewards.name.title")}>
      <FormLayout>
        <TextInput
          form={form}
          name="name"
          label={t("rewards.name.name")}
          help={isReference ? undefined : t("rewards.name.name-help")}
          placeholder={isReference || title === null ? undefined : title}
        />
        {!isReference && (
          <TextInput
            form={form}
            name="description"
            label={t("rewards.name.description")}
            help={t("rewards.name.description-help")}
            lines={2}
          />
        )}
      </FormLayout>
    </FormCard>
  );
}
