import { Banner, BlockStack, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";
import { NOTE_MAX } from "./grant-draft.ts";
import type { LotLine } from "./lots-card.tsx";
import { MergeModal } from "./merge-modal.tsx";
import { useReasonText } from "./timeline-entry.ts";
import type { MemberAction, MemberActions, OpenAction } from "./use-member-actions.ts";

export interface ActionProps {
  memberId: string;
  name: string;
  actions: MemberActions;
}

/** The form that is open, if one is. Each says what will happen before it happens. */
export function ActionModals(props: ActionProps) {
  const { opened } = props.actions;
  if (opened === null) return null;
  switch (opened.which) {
    case "undo":
      return <UndoModal {...props} undo={opened.undo} />;
    case "extend":
      return <ExtendModal {...props} lot={opened.lot} />;
    case "block":
      return <BlockModal {...props} />;
    case "unblock":
      return <UnblockModal {...props} />;
    case "merge":
      return <MergeModal {...props} />;
    case "erase":
      return <EraseModal {...props} />;
  }
}

function UndoModal({ undo, ...props }: ActionProps & { undo: Extract<OpenAction, { which: "undo" }>["undo"] }) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const amountOf = (points: number, unit: UnitWords) => inUnit(Math.abs(points), unit);
  if (undo.kind === "extension") {
    return (
      <ActionModal
        {...props}
        title={t("actions.undo.title")}
        action={t("actions.undo.action")}
        wish={{ intent: "undo-extension", id: undo.id }}
      >
        <Text as="p">{t("actions.undo.extension")}</Text>
      </ActionModal>
    );
  }
  const { points, unit } = undo.entry;
  const amount = amountOf(points, unit);
  return (
    <ActionModal
      {...props}
      unit={unit}
      title={t("actions.undo.title")}
      action={t("actions.undo.action")}
      wish={{ intent: "undo-grant", key: undo.key }}
    >
      <Text as="p">
        {points > 0
          ? t("actions.undo.given", { amount, name: props.name })
          : t("actions.undo.taken", { amount, name: props.name })}
      </Text>
    </ActionModal>
  );
}

const EXTEND_REASONS = ["goodwill", "compensation", "correction", "other"];

function ExtendModal({ lot, ...props }: ActionProps & { lot: LotLine }) {
  const { t } = useTranslation();
  const { inUnit, date } = useFormat();
  const [until, setUntil] = useState("");
  const why = useWhy(EXTEND_REASONS);
  const isLapsed = lot.expired > 0;
  const amount = inUnit(isLapsed ? lot.expired : lot.remaining, lot.unit);
  const at = lot.expiresAt === null ? "" : date(lot.expiresAt);
  return (
    <ActionModal
      {...props}
      unit={lot.unit}
      title={isLapsed ? t("actions.extend.reinstate") : t("actions.extend.title")}
      action={isLapsed ? t("actions.extend.reinstate") : t("actions.extend.action")}
      isReady={until !== "" && why.isReady}
      onRefuse={() => why.show(until === "" ? ["until"] : [])}
      wish={{ intent: "extend", unit: lot.unitId, lotKey: lot.key, until, reason: why.reason, note: why.note }}
    >
      <Text as="p">
        {isLapsed ? t("actions.extend.lapsed", { amount, at }) : t("actions.extend.held", { amount, at })}
      </Text>
      <FormLayout>
        <TextField
          id="extend-until"
          label={t("actions.extend.until")}
          helpText={t("actions.extend.until-help")}
          type="date"
          autoComplete="off"
          value={until}
          error={why.isShown && until === "" ? t("grant.problem.required") : undefined}
          onChange={setUntil}
        />
        {why.fields}
      </FormLayout>
    </ActionModal>
  );
}

const BLOCK_REASONS = ["abuse", "resale", "employee", "asked", "other"];

function BlockModal(props: ActionProps) {
  const { t } = useTranslation();
  const why = useWhy(BLOCK_REASONS);
  return (
    <ActionModal
      {...props}
      isDestructive
      title={t("actions.block.title")}
      action={t("actions.block.action")}
      isReady={why.isReady}
      onRefuse={() => why.show([])}
      wish={{ intent: "block", reason: why.reason, note: why.note }}
    >
      <Text as="p">{t("actions.block.text", { name: props.name })}</Text>
      <FormLayout>{why.fields}</FormLayout>
    </ActionModal>
  );
}

function UnblockModal(props: ActionProps) {
  const { t } = useTranslation();
  return (
    <ActionModal
      {...props}
      title={t("actions.unblock.title")}
      action={t("actions.unblock.action")}
      wish={{ intent: "unblock" }}
    >
      <Text as="p">{t("actions.unblock.text", { name: props.name })}</Text>
    </ActionModal>
  );
}

function EraseModal(props: ActionProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [isShown, setShown] = useState(false);
  const word = t("actions.erase.word");
  const isRight = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <ActionModal
      {...props}
      isDestructive
      title={t("actions.erase.title", { name: props.name })}
      action={t("actions.erase.action")}
      isReady={isRight}
      onRefuse={() => setShown(true)}
      wish={{ intent: "erase" }}
    >
      <Text as="p">{t("actions.erase.text")}</Text>
      <Text as="p" fontWeight="semibold">
        {t("actions.erase.final")}
      </Text>
      <TextField
        id="erase-word"
        label={t("actions.erase.type", { word })}
        autoComplete="off"
        value={typed}
        error={isShown && !isRight ? t("actions.erase.wrong", { word }) : undefined}
        onChange={setTyped}
      />
    </ActionModal>
  );
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
