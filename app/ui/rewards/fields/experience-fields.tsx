import { BlockStack, Button, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";
import { nextRow } from "../../next-row.ts";
import type { DateRow, RewardDraft } from "../reward-draft.ts";
import type { FormState } from "../use-form.ts";
import { Choice } from "./choice.tsx";
import { TextInput } from "./text-input.tsx";

/** Dates to choose from, a text to ask for, and what it is worth. */
export function ExperienceFields({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { draft } = form;
  return (
    <BlockStack gap="400">
      <DateRows form={form} />
      <Choice
        name="asks"
        label={t("rewards.asks.title")}
        value={draft.asks}
        options={[
          { value: "nothing", label: t("rewards.asks.nothing") },
          { value: "text", label: t("rewards.asks.text"), help: t("rewards.asks.text-help") },
        ]}
        onChange={(asks) => form.change({ asks })}
      />
      {draft.asks === "text" && (
        <FormLayout>
          <FormLayout.Group condensed>
            <TextInput
              form={form}
              name="asksLabel"
              label={t("rewards.asks.label")}
              placeholder={t("rewards.asks.label-example")}
            />
            <TextInput
              form={form}
              name="asksMax"
              as="whole"
              label={t("rewards.asks.max")}
              suffix={t("rewards.asks.characters")}
            />
          </FormLayout.Group>
        </FormLayout>
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

function DateRows({ form }: { form: FormState<RewardDraft> }) {
  const { t } = useTranslation();
  const { dates } = form.draft;
  const set = (index: number, part: Partial<DateRow>) =>
    form.change({ dates: dates.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  const add = () => form.change({ dates: [...dates, { row: nextRow(dates), id: null, at: "", places: "" }] });
  return (
    <BlockStack gap="200">
      <Text as="p">{t("rewards.dates.help")}</Text>
      {dates.map((row, index) => (
        <div key={row.row} role="group" aria-label={t("rewards.dates.group", { number: index + 1 })}>
          <FormLayout>
            <FormLayout.Group>
              <TextField
                {...form.field(`dates.${index}.at`)}
                label={t("rewards.dates.at")}
                type="datetime-local"
                value={row.at}
                onChange={(at) => set(index, { at })}
              />
              <TextField
                {...form.field(`dates.${index}.places`)}
                label={t("rewards.dates.places")}
                value={row.places}
                inputMode="numeric"
                placeholder={t("rewards.dates.unlimited")}
                onChange={(places) => set(index, { places })}
                connectedRight={
                  <Button
                    accessibilityLabel={t("rewards.dates.remove-label", { number: index + 1 })}
                    onClick={() => form.change({ dates: dates.filter((other) => other !== row) })}
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
        <Button id="dates" icon={PlusIcon} onClick={add}>
          {t("rewards.dates.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
