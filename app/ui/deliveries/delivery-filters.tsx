import { Button, Form, FormLayout, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DELIVERY_FILTERS, type DeliverySearch } from "./delivery-search.ts";

/** By state, by topic, and by the order that a message is about. */
export function DeliveryFilters(props: {
  search: DeliverySearch;
  topics: readonly string[];
  onSearch: (search: DeliverySearch) => void;
}) {
  const { t } = useTranslation();
  const { search, topics, onSearch } = props;
  const [order, setOrder] = useState(search.order);
  const find = (typed: string) => onSearch({ ...search, order: typed.trim() });
  return (
    <Form onSubmit={() => find(order)}>
      <FormLayout>
        <FormLayout.Group>
          <Select
            id="deliveries-state"
            label={t("deliveries.filter")}
            value={search.state}
            options={DELIVERY_FILTERS.map((value) => ({ value, label: t(`deliveries.filters.${value}`) }))}
            onChange={(value) =>
              onSearch({ ...search, state: DELIVERY_FILTERS.find((filter) => filter === value) ?? "all" })
            }
          />
          <Select
            id="deliveries-topic"
            label={t("deliveries.topic-filter")}
            value={search.topic}
            options={[
              { value: "", label: t("deliveries.every-topic") },
              ...topics.map((topic) => ({ value: topic, label: topic })),
            ]}
            onChange={(topic) => onSearch({ ...search, topic })}
          />
          <TextField
            id="deliveries-order"
            label={t("deliveries.order")}
            helpText={t("deliveries.order-help")}
            autoComplete="off"
            value={order}
            clearButton
            onChange={setOrder}
            onClearButtonClick={() => find("")}
            connectedRight={<Button submit>{t("deliveries.find")}</Button>}
          />
        </FormLayout.Group>
      </FormLayout>
    </Form>
  );
}
