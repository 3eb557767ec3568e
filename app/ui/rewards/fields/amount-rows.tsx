import { BlockStack, Button, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { nextRow } from "../../next-row.ts";
import type { AmountRow, RewardDraft } from "../reward-draft.ts";
import type { FormState } from "../use-form.ts";

/** Its worth in other currencies of the shop's markets; without, Shopify converts. */
export function AmountRows({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { amounts } = form.draft;
  const set = (index: number, part: Partial<AmountRow>) =>
    form.change({ amounts: amounts.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t("rewards.amounts.help")}
      </Text>
      {amounts.map((row, index) => (
        <div key={row.row} role="group" aria-label={row.currency || t("rewards.amounts.other")}>
          <FormLayout>
            <FormLayout.Group>
              <TextField
                {...form.field(`amounts.${index}.currency`)}
                label={t("rewards.amounts.currency")}
                value={row.currency}
                placeholder="CHF"
                maxLength={3}
                onChange={(currency) => set(index, { currency: currency.toUpperCase() })}
              />
              <TextField
                {...form.field(`amounts.${index}.amount`)}
                label={t("rewards.amounts.amount")}
                value={row.amount}
                inputMode="decimal"
                suffix={row.currency}
                onChange={(amount) => set(index, { amount })}
                connectedRight={
                  <Button
                    accessibilityLabel={t("rewards.amounts.remove-label", { currency: row.currency })}
                    onClick={() => form.change({ amounts: amounts.filter((other) => other !== row) })}
                  >
                    {t("rewards.amounts.remove")}
                  </Button>
                }
              />
            </FormLayout.Group>
          </FormLayout>
        </div>
      ))}
      <InlineStack>
        <Button
          icon={PlusIcon}
          onClick={() => form.change({ amounts: [...amounts, { row: nextRow(amounts), currency: "", amount: "" }] })}
        >
          {t("rewards.amounts.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
