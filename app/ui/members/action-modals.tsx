import { FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";
import { ActionModal, type ActionProps, useWhy } from "./action-modal.tsx";
import type { LotLine } from "./lots-card.tsx";
import { MergeModal } from "./merge-modal.tsx";
import type { OpenAction } from "./use-member-actions.ts";

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
