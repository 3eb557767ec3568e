import { Banner, BlockStack, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MonthDay } from "../../loyalty/program/primitives.ts";
import { useFormat } from "../format.tsx";
import type { ReadEvent } from "./event-draft.ts";
import { datesIn } from "../../loyalty/formatters.ts";

/** What an agent can tell of a member. */
export type ToldFact =
  | ({ intent: "record-event" } & ReadEvent)
  | { intent: "redeem-reward"; rewardId: string; points?: number; dateId?: string; text?: string }
  | { intent: "grant-tier"; tierId: string; until: string }
  | { intent: "note-birthday"; month: number; day: number };

export interface FactModalProps {
  isSending: boolean;
  hasFailed: boolean;
  onClose: () => void;
  onTell: (fact: ToldFact) => void;
}

/** Gives a tier until a day, or for life; it never lowers the tier that is held. */
export function TierModal({ tiers, ...props }: FactModalProps & { tiers: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const [tierId, setTierId] = useState(tiers.at(-1)?.id ?? "");
  const [until, setUntil] = useState("");
  return (
    <FactModal
      {...props}
      title={t("facts.tier.title")}
      action={t("facts.tier.action")}
      onConfirm={() => props.onTell({ intent: "grant-tier", tierId, until })}
    >
      <Text as="p">{t("facts.tier.text")}</Text>
      <Select
        id="tier-id"
        label={t("member.tier")}
        options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        value={tierId}
        onChange={setTierId}
      />
      <TextField
        id="tier-until"
        label={t("facts.tier.until")}
        helpText={t("facts.tier.until-help")}
        type="date"
        value={until}
        autoComplete="off"
        onChange={setUntil}
      />
    </FactModal>
  );
}

/** Notes the day and month of the birthday. */
export function BirthdayModal({ birthday, ...props }: FactModalProps & { birthday: MonthDay | null }) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const [month, setMonth] = useState(String(birthday?.month ?? 1));
  const [day, setDay] = useState(String(birthday?.day ?? 1));
  const monthName = datesIn(speech.locale, { month: "long", timeZone: "UTC" });
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: monthName.format(Date.UTC(2024, index, 1)),
  }));
  // 2024 was a leap year: the 29th of February is somebody's birthday.
  const last = new Date(Date.UTC(2024, Number(month), 0)).getUTCDate();
  const days = Array.from({ length: last }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  const shown = Math.min(Number(day), last);
  return (
    <FactModal
      {...props}
      title={t("facts.birthday.title")}
      action={t("action.save")}
      onConfirm={() => props.onTell({ intent: "note-birthday", month: Number(month), day: shown })}
    >
      <Text as="p">{t("facts.birthday.text")}</Text>
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            id="birthday-day"
            label={t("facts.birthday.day")}
            options={days}
            value={String(shown)}
            onChange={setDay}
          />
          <Select
            id="birthday-month"
            label={t("facts.birthday.month")}
            options={months}
            value={month}
            onChange={setMonth}
          />
        </FormLayout.Group>
      </FormLayout>
    </FactModal>
  );
}

/** A form that tells one fact. */
export function FactModal(
  props: FactModalProps & {
    title: string;
    action: string;
    /** Why it failed, where that is known. */
    problem?: string | undefined;
    onConfirm: () => void;
    children: ReactNode;
  },
) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={props.title}
      onClose={props.onClose}
      primaryAction={{ content: props.action, loading: props.isSending, onAction: props.onConfirm }}
      secondaryActions={[{ content: t("action.cancel"), onAction: props.onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {props.hasFailed && <Banner tone="critical" title={props.problem ?? t("facts.failed")} />}
          {props.children}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
