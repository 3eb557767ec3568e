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
  type GrantUnit,
  readGrant,
} from "./grant-draft.ts";

export type ReadGrant = Extract<GrantReading, { outcome: "valid" }>;

export interface GrantModalProps {
  name: string;
  /** Ordinary points first. */
  units: [GrantUnit, ...GrantUnit[]];
  isSending: boolean;
  /** Why the server granted nothing; null while it was not asked, or said yes. */
  answer: GrantRefusal | null;
  onClose: () => void;
  onConfirm: (grant: ReadGrant) => void;
}

/** Gives or takes points in two steps: fill in, then confirm what will happen. */
export function GrantModal(props: GrantModalProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<GrantDraft>({ ...EMPTY_GRANT, unit: props.units[0].id });
  const [isReviewed, setReviewed] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const { speech } = useFormat();
  const unit = props.units.find(({ id }) => id === draft.unit) ?? props.units[0];
  const reading = readGrant(draft, unit, speech.language);
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
          content: draft.direction === "give" ? t("grant.confirm-give") : t("grant.confirm-take"),
          loading: props.isSending,
          onAction: () => props.onConfirm(reading),
        }}
        secondaryActions={[
          { content: t("action.back"), disabled: props.isSending, onAction: () => setConfirming(false) },
        ]}
      >
        <Modal.Section>
          <Confirmation grant={reading} {...props} unit={unit} />
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
          unit={unit}
          units={props.units}
          errors={errors}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
      </Modal.Section>
    </Modal>
  );
}

/** What to give or take, and why. */
export function GrantFields(props: {
  draft: GrantDraft;
  unit: GrantUnit;
  units: readonly GrantUnit[];
  errors: GrantErrors;
  onChange: (part: Partial<GrantDraft>) => void;
}) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const { draft, unit, units, errors, onChange } = props;
  const errorAt = (field: GrantField) =>
    errors[field] ? t(`grant.problem.${errors[field]}`, { available: inUnit(unit.available, unit.words) }) : undefined;
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
      {units.length > 1 && (
        <Select
          id="grant-unit"
          label={t("grant.unit")}
          value={unit.id}
          options={units.map(({ id, words }) => ({ value: id, label: words.many }))}
          onChange={(id) => onChange({ unit: id })}
        />
      )}
      <TextField
        id="grant-points"
        label={t("grant.points")}
        value={draft.points}
        suffix={unit.words.many}
        inputMode={unit.words.decimals === 0 ? "numeric" : "decimal"}
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

function Confirmation({ grant, name, unit, answer }: GrantModalProps & { grant: ReadGrant; unit: GrantUnit }) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const said = (value: number) => inUnit(value, unit.words);
  const amount = said(Math.abs(grant.points));
  const refusalText = (refusal: GrantRefusal) => {
    if (refusal.outcome === "insufficient-points") return t("grant.short", { amount: said(refusal.shortBy) });
    if ("max" in refusal) return t(`limits.${refusal.outcome}`, { max: said(refusal.max), left: said(refusal.left) });
    return t("grant.failed");
  };
  return (
    <BlockStack gap="300">
      {answer !== null && <Banner tone="critical" title={refusalText(answer)} />}
      <Text as="p">
        {grant.points > 0 ? t("grant.will-give", { amount, name }) : t("grant.will-take", { amount, name })}
      </Text>
      <Text as="p">
        {t("grant.new-balance", { from: said(unit.available), to: said(unit.available + grant.points) })}
      </Text>
      <Text as="p" tone="subdued">
        {t("grant.reason-line", { reason: t(`grant.reasons.${grant.reason}`) })}
        {grant.note === "" ? "" : ` ${grant.note}`}
      </Text>
    </BlockStack>
  );
}

function firstProblem(errors: GrantErrors): GrantField {
  if (errors.points) return "points";
  return errors.reason ? "reason" : "note";
}
