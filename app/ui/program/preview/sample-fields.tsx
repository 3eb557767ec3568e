import { BlockStack, Button, Checkbox, Collapsible, Select, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../../loyalty/channel.ts";
import type { SampleQuestions, SampleSwitch } from "../../../loyalty/preview/sample-order.ts";
import { useFormat } from "../../format.tsx";
import type { SampleState, TypedSample } from "./use-sample.ts";

interface Props {
  state: SampleState;
  questions: SampleQuestions;
}

/** What a merchant can say of the sample order: its amount and the member's tier, and below what else the program looks at. */
export function SampleFields({ state, questions }: Props) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { tiers } = questions;
  return (
    <BlockStack gap="300">
      <Typed state={state} name="amount" suffix={currency} />
      {tiers.length > 0 && (
        <Select
          label={t("live.order.tier")}
          value={state.chosen.tierId ?? ""}
          options={[
            { value: "", label: t("live.order.no-tier") },
            ...tiers.map((tier) => ({ value: tier.id, label: tier.name })),
          ]}
          onChange={(tierId) => state.choose({ tierId: tierId === "" ? null : tierId })}
        />
      )}
      {hasMore(questions) && (
        <>
          <Button
            variant="plain"
            textAlign="start"
            disclosure={isOpen ? "up" : "down"}
            ariaExpanded={isOpen}
            ariaControls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t("live.order.more")}
          </Button>
          <Collapsible id={id} open={isOpen}>
            <BlockStack gap="300">
              <MoreFields state={state} questions={questions} />
            </BlockStack>
          </Collapsible>
        </>
      )}
    </BlockStack>
  );
}

function hasMore({ tiers: _tiers, asks, ...lists }: SampleQuestions): boolean {
  return asks.size > 0 || Object.values(lists).some((list) => list.length > 0);
}

function MoreFields({ state, questions }: Props) {
  const { t } = useTranslation();
  const { currency } = useFormat();
  const { chosen, choose } = state;
  const { asks, products, channels, countries, codes, customerTags } = questions;
  const none = { value: "", label: t("live.order.any") };
  const pick = (field: "product" | "country" | "code" | "customerTag", options: { value: string; label: string }[]) =>
    options.length > 0 && (
      <Select
        label={t(`live.order.${field === "customerTag" ? "customer-tag" : field}`)}
        value={chosen[field] ?? ""}
        options={[none, ...options]}
        onChange={(value) => choose({ [field]: value === "" ? null : value })}
      />
    );
  const plain = (texts: readonly string[]) => texts.map((value) => ({ value, label: value }));
  return (
    <>
      {pick(
        "product",
        products.map(({ key, name }) => ({ value: key, label: t("live.order.product-of", { name }) })),
      )}
      {asks.has("items") && <Typed state={state} name="items" />}
      {asks.has("number") && <Typed state={state} name="number" />}
      {asks.has("reward") && <Typed state={state} name="reward" suffix={currency} />}
      {asks.has("day") && (
        <TextField
          type="date"
          label={t("live.order.day")}
          helpText={t("live.order.day-help")}
          value={chosen.day ?? ""}
          autoComplete="off"
          onChange={(day) => choose({ day: day === "" ? null : day })}
        />
      )}
      {channels.length > 0 && <ChannelField state={state} channels={channels} />}
      {pick("country", plain(countries))}
      {pick("code", plain(codes))}
      {pick("customerTag", plain(customerTags))}
      <Switches state={state} asks={asks} />
    </>
  );
}

function ChannelField({ state, channels }: { state: SampleState; channels: readonly Channel[] }) {
  const { t } = useTranslation();
  const known = [...new Set<Channel>(["online", ...channels])];
  return (
    <Select
      label={t("live.order.channel")}
      value={state.chosen.channel}
      options={known.map((value) => ({ value, label: t(`live.channel.${value}`) }))}
      onChange={(value) => {
        const channel = known.find((each) => each === value);
        if (channel) state.choose({ channel });
      }}
    />
  );
}

const SWITCHES = [
  { name: "discounted", field: "isDiscounted" },
  { name: "company", field: "isCompany" },
  { name: "new-member", field: "isNewMember" },
  { name: "own-day", field: "isOwnDay" },
] as const;

function Switches({ state, asks }: { state: SampleState; asks: ReadonlySet<SampleSwitch> }) {
  const { t } = useTranslation();
  return SWITCHES.filter(({ name }) => asks.has(name)).map(({ name, field }) => (
    <Checkbox
      key={name}
      label={t(`live.order.${name}`)}
      checked={state.chosen[field]}
      onChange={(isOn) => state.choose({ [field]: isOn })}
    />
  ));
}

function Typed({ state, name, suffix }: { state: SampleState; name: keyof TypedSample; suffix?: string }) {
  const { t } = useTranslation();
  const isCount = name === "items" || name === "number";
  return (
    <TextField
      id={`preview-${name}`}
      label={t(`live.order.${name}`)}
      value={state.typed[name]}
      suffix={suffix}
      inputMode={isCount ? "numeric" : "decimal"}
      autoComplete="off"
      error={state.isReadable[name] ? undefined : t(isCount ? "live.order.no-count" : "live.order.no-amount")}
      onChange={(value) => state.type({ [name]: value })}
    />
  );
}
