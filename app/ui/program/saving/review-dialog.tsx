import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeReview } from "../../../loyalty/change/review.ts";
import type { Program } from "../../../loyalty/program.ts";
import { TierMoves } from "./tier-moves.tsx";
import { WorthChanges } from "./worth-changes.tsx";

/** What is decided once the review was read. */
export type Decision = { intent: "save"; name: string } | { intent: "announce"; name: string; from: string };

export interface ReviewDialogProps {
  review: ChangeReview;
  before: Program;
  after: Program;
  isSaving: boolean;
  onClose: () => void;
  onDecide: (decision: Decision) => void;
}

const NAME_MAX = 80;

/** What a change means for members, before it is saved: and where held points lose worth, from when on it shall hold. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { t } = useTranslation();
  const { review, before, after } = props;
  const { notice } = review;
  const [name, setName] = useState("");
  const [from, setFrom] = useState(notice?.suggested ?? "");
  // Years of five digits can be typed, too.
  const isTooEarly = notice !== null && !(/^\d{4}-/.test(from) && from >= notice.earliest);
  const decide = () => {
    if (notice === null) props.onDecide({ intent: "save", name });
    else if (!isTooEarly) props.onDecide({ intent: "announce", name, from });
  };
  return (
    <Modal
      open
      title={t("saving.title")}
      onClose={props.onClose}
      primaryAction={{
        content: notice ? t("saving.announce") : t("saving.save"),
        loading: props.isSaving,
        disabled: isTooEarly,
        onAction: decide,
      }}
      secondaryActions={[{ content: t("saving.back"), onAction: props.onClose }]}
    >
      {review.moves.length > 0 && (
        <Modal.Section>
          <TierMoves review={review} before={before} after={after} />
        </Modal.Section>
      )}
      {review.worth.length > 0 && (
        <Modal.Section>
          <WorthChanges review={review} before={before} after={after} />
        </Modal.Section>
      )}
      <Modal.Section>
        <BlockStack gap="400">
          {notice && (
            <TextField
              type="date"
              label={t("saving.from")}
              helpText={t("saving.from-help")}
              value={from}
              min={notice.earliest}
              autoComplete="off"
              error={isTooEarly ? t("saving.from-error") : undefined}
              onChange={setFrom}
            />
          )}
          <TextField
            label={t("saving.name")}
            helpText={t("saving.name-help")}
            value={name}
            maxLength={NAME_MAX}
            autoComplete="off"
            onChange={setName}
          />
          {review.isLive && notice === null && (
            <Text as="p" tone="subdued">
              {t("saving.at-once")}
            </Text>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
