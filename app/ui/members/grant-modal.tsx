import { Banner, BlockStack, ChoiceList, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import {
  EMPTY_GRANT,
  type GrantRefusal,
  GRANT_REASONS,
  type GrantDraft,
  type GrantErrors,
  type GrantField,
  type GrantReading,
  readGrant,
} from "./grant-draft.ts";

export type ReadGrant = Extract<GrantReading, { outcome: "valid" }>;

export interface GrantModalProps {
  name: string;
  balance: number;
  isSending: boolean;
  /** Why the server granted nothing; null while it was not asked, or said yes. */
  answer: GrantRefusal | null;
  onClose: () => void;
  onConfirm: (grant: ReadGrant) => void;
}

/** Gives or takes points in two steps: fill in, then confirm what will happen. */
export function GrantModal(props: GrantModalProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<GrantDraft>(EMPTY_GRANT);
  const [isReviewed, setReviewed] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const reading = readGrant(draft, props.balance);
  const errors = isReviewed && reading.outcome === "invalid" ? reading.errors : {};

  const review = () => {
    setReviewed(true);
    if (reading.outcome === "valid") setConfirming(true);
    else document.getElementById(`grant-${firstProblem(reading.errors)}`)?.focus();
  };

  if (isConfirming && reading.outcome === "valid") {
    return (
      <Modal
        open
        title={t("grant.confirm-title")}
        onClose={props.onClose}
        primaryAction={{
          content: confirmLabel(draft, t),
          loading: props.isSending,
          onAction: () => props.onConfirm(reading),
        }}
        secondaryActions={[
          { content: t("action.back"), disabled: props.isSending, onAction: () => setConfirming(false) },
        ]}
      >
        <Modal.Section>
          <Confirmation grant={reading} {...props} />
        </Modal.Section>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t("grant.title")}
      onClose={props.onClose}
      primaryAction={{ content: t("grant.review"), onAction: review }}
      secondaryActions={[{ content: t("action.cancel"), onAction: props.onClose }]}
    >
      <Modal.Section>
        <GrantFields
          draft={draft}
          balance={props.balance}
          errors={errors}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
      </Modal.Section>
    </Modal>
  );
}

function GrantFields(props: {
  draft: GrantDraft;
  balance: number;
  errors: GrantErrors;
  onChange: (part: Partial<GrantDraft>) => void;
}) {
  const { t } = useTranslation();
  const { pointsName, points: named } = useFormat();
  const { draft, errors, onChange } = props;
  const errorAt = (field: GrantField) =>
    errors[field] ? t(`grant.problem.${errors[field]}`, { available: named(props.balance) }) : undefined;
  return (
    <FormLayout>
      <ChoiceList
        title={t("grant.direction")}
        name="direction"
        selected={[draft.direction]}
        onChange={([direction]) => onChange({ direction: direction === "take" ? "take" : "give" })}
        choices={[
          { value: "give", label: t("grant.give") },
          { value: "take", label: t("grant.take") },
        ]}
      />
      <TextField
        id="grant-points"
        label={t("grant.points")}
        value={draft.points}
        suffix={pointsName.many}
        inputMode="numeric"
        autoComplete="off"
        error={errorAt("points")}
        onChange={(points) => onChange({ points })}
      />
      <Select
        id="grant-reason"
        label={t("grant.reason")}
        placeholder={t("grant.choose")}
        value={draft.reason}
        options={GRANT_REASONS.map((reason) => ({ value: reason, label: t(`grant.reasons.${reason}`) }))}
        error={errorAt("reason")}
        onChange={(value) => onChange({ reason: GRANT_REASONS.find((reason) => reason === value) ?? "" })}
      />
      <TextField
        id="grant-note"
        label={t("grant.note")}
        value={draft.note}
        multiline={2}
        autoComplete="off"
        helpText={t("grant.note-help")}
        error={errorAt("note")}
        onChange={(note) => onChange({ note })}
      />
    </FormLayout>
  );
}

function Confirmation({ grant, name, balance, answer }: GrantModalProps & { grant: ReadGrant }) {
  const { t } = useTranslation();
  const { points } = useFormat();
  const amount = points(Math.abs(grant.points));
  const refusalText = (refusal: GrantRefusal) =>
    refusal.outcome === "insufficient-points"
      ? t("grant.short", { amount: points(refusal.shortBy) })
      : t("grant.failed");
  return (
    <BlockStack gap="300">
      {answer !== null && <Banner tone="critical" title={refusalText(answer)} />}
      <Text as="p">
        {grant.points > 0 ? t("grant.will-give", { amount, name }) : t("grant.will-take", { amount, name })}
      </Text>
      <Text as="p">{t("grant.new-balance", { from: points(balance), to: points(balance + grant.points) })}</Text>
      <Text as="p" tone="subdued">
        {t("grant.reason-line", { reason: t(`grant.reasons.${grant.reason}`) })}
        {grant.note === "" ? "" : ` ${grant.note}`}
      </Text>
    </BlockStack>
  );
}

function confirmLabel(draft: GrantDraft, t: ReturnType<typeof useTranslation>["t"]): string {
  return draft.direction === "give" ? t("grant.confirm-give") : t("grant.confirm-take");
}

function firstProblem(errors: GrantErrors): GrantField {
  if (errors.points) return "points";
  return errors.reason ? "reason" : "note";
}
