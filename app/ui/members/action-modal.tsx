import { Banner, BlockStack, Modal, Select, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";
import { NOTE_MAX } from "./grant-draft.ts";
import { useReasonText } from "./timeline-entry.ts";
import type { MemberAction, MemberActions } from "./use-member-actions.ts";

export interface ActionProps {
  memberId: string;
  name: string;
  actions: MemberActions;
}

/** A form of one action. */
export function ActionModal(
  props: ActionProps & {
    title: string;
    action: string;
    wish: MemberAction | null;
    /** Left out: it is. */
    isReady?: boolean;
    /** Called instead of sending while something is missing. */
    onRefuse?: () => void;
    isDestructive?: boolean;
    /** Of limits that may stand in the way. */
    unit?: UnitWords;
    children: ReactNode;
  },
) {
  const { t } = useTranslation();
  const { inUnit, number } = useFormat();
  const { actions, wish, isReady = true, unit } = props;
  const said = (value = 0) => (unit ? inUnit(value, unit) : number(value));
  const { problem } = actions;
  const confirm = () => {
    if (isReady && wish) actions.send(wish);
    else props.onRefuse?.();
  };
  const problemText = () => {
    if (problem?.problem === "above-grant-limit" || problem?.problem === "above-day-limit") {
      return t(`limits.${problem.problem}`, { max: said(problem.max), left: said(problem.left) });
    }
    return problem ? t(`actions.problem.${problem.problem}`) : "";
  };
  return (
    <Modal
      open
      title={props.title}
      onClose={actions.close}
      primaryAction={{
        content: props.action,
        destructive: props.isDestructive ?? false,
        loading: actions.isSending,
        onAction: confirm,
      }}
      secondaryActions={[{ content: t("action.cancel"), onAction: actions.close }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {problem && <Banner tone="critical" title={problemText()} />}
          {props.children}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** Why something is done: a reason, and a note that "other" asks for. */
export function useWhy(reasons: readonly string[]) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [isShown, setShown] = useState(false);
  const isNoteMissing = reason === "other" && note.trim() === "";
  const noteProblem = isNoteMissing ? "note-required" : note.length > NOTE_MAX ? "note-too-long" : null;
  const isReady = reason !== "" && noteProblem === null;
  return {
    ...{ reason, note: note.trim(), isReady, isShown },
    show: (missing: readonly string[]) => {
      setShown(true);
      const field = missing.includes("until") ? "extend-until" : reason === "" ? "why-reason" : "why-note";
      document.getElementById(field)?.focus();
    },
    fields: (
      <>
        <Select
          id="why-reason"
          label={t("grant.reason")}
          placeholder={t("grant.choose")}
          value={reason}
          options={reasons.map((value) => ({ value, label: reasonText(value) ?? value }))}
          error={isShown && reason === "" ? t("grant.problem.required") : undefined}
          onChange={setReason}
        />
        <TextField
          id="why-note"
          label={t("grant.note")}
          value={note}
          multiline={2}
          autoComplete="off"
          helpText={t("actions.note-help")}
          error={isShown && noteProblem ? t(`grant.problem.${noteProblem}`) : undefined}
          onChange={setNote}
        />
      </>
    ),
  };
}
