import { Banner, Card, EmptyState, Modal, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ruleTitle } from "../../../loyalty/describe/describe-program.ts";
import type { EarningRule, Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { useLocked } from "../../permissions.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { SubjectPage } from "../subjects/subject-page.tsx";
import { WayList } from "./way-list.tsx";
import { type RemovedWay, withoutWay, withWayBack } from "./ways.ts";

const NEW_WAY = "/app/program/earn/new";

/** All ways to earn in the order in which shoppers read them; they can be moved, copied and deleted. */
export function EarnPage(props: { program: Program; version: number }) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { language } = useFormat().speech;
  const state = useEarnPage(props);
  const { ways, saving, asked, removed } = state;
  return (
    <SubjectPage
      id="earn-save-bar"
      title={t("earn.title")}
      subtitle={t("earn.subtitle")}
      back={{ content: t("nav.program"), url: "/app/program" }}
      {...(ways.length === 0 ? {} : { primaryAction: { content: t("earn.add"), icon: PlusIcon, url: NEW_WAY } })}
      form={state.form}
      saving={saving}
      onDiscard={state.discard}
    >
      {removed && (
        <Banner
          title={t("earn.deleted", { title: ruleTitle(removed.rule, { language }) })}
          action={locked({ content: t("earn.undo"), loading: saving.isSaving, onAction: state.undo })}
          onDismiss={state.dismiss}
        />
      )}
      {ways.length === 0 ? (
        <Card>
          <EmptyState heading={t("earn.empty")} image="" action={{ content: t("earn.add"), url: NEW_WAY }}>
            <p>{t("earn.empty-text")}</p>
          </EmptyState>
        </Card>
      ) : (
        <WayList program={state.shown} onMove={state.move} onDelete={state.ask} />
      )}
      <DeleteWay rule={asked} isSaving={saving.isSaving} onClose={() => state.ask(null)} onDelete={state.remove} />
    </SubjectPage>
  );
}

function useEarnPage(props: { program: Program; version: number }) {
  const [base, setBase] = useState(props.program);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const [asked, setAsked] = useState<EarningRule | null>(null);
  const [removing, setRemoving] = useState<RemovedWay | null>(null);
  const [removed, setRemoved] = useState<RemovedWay | null>(null);
  const shown = { ...base, earning: inOrder(base.earning, order) };
  const saving = useDocumentSaving({ ...props, part: "ways to earn" }, () => {
    setOrder(null);
    setAsked(null);
    setRemoved(removing);
    setRemoving(null);
  });
  if (saving.base !== base) setBase(saving.base);
  const isDirty = shown.earning.some(({ id }, index) => id !== base.earning[index]?.id);
  const valid = { outcome: "valid", program: shown, part: shown.earning, warnings: [] } as const;
  return {
    ...{ shown, saving, asked, removed },
    ways: shown.earning,
    form: { isDirty, shownErrors: {}, reading: { ...valid, warnings: [] }, review: () => undefined },
    ask: setAsked,
    discard: () => setOrder(null),
    dismiss: () => setRemoved(null),
    move: (index: number, by: 1 | -1) => {
      const ids = shown.earning.map(({ id }) => id);
      const [id] = ids.splice(index, 1);
      setOrder(id === undefined ? ids : ids.toSpliced(index + by, 0, id));
    },
    remove: () => {
      const without = asked && withoutWay(shown, asked.id);
      if (!without) return;
      setRemoving(without.removed);
      saving.save(without.program);
    },
    undo: () => {
      if (removed) saving.save(withWayBack(shown, removed));
    },
  };
}

/** Ways as they were moved; those that somebody else added meanwhile come last. */
function inOrder(rules: readonly EarningRule[], order: readonly string[] | null): EarningRule[] {
  if (order === null) return [...rules];
  const rank = ({ id }: EarningRule) => (order.includes(id) ? order.indexOf(id) : order.length);
  return rules.toSorted((one, other) => rank(one) - rank(other));
}

/** Says before a way is gone what that means, and what stays. */
function DeleteWay(props: { rule: EarningRule | null; isSaving: boolean; onClose: () => void; onDelete: () => void }) {
  const { t } = useTranslation();
  const { language } = useFormat().speech;
  const { rule, isSaving, onClose, onDelete } = props;
  return (
    <Modal
      open={rule !== null}
      title={t("earn.delete-title", { title: rule === null ? "" : ruleTitle(rule, { language }) })}
      onClose={onClose}
      primaryAction={{ content: t("earn.delete"), destructive: true, loading: isSaving, onAction: onDelete }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t("earn.delete-text")}</Text>
      </Modal.Section>
    </Modal>
  );
}
