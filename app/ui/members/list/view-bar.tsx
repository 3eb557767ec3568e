import { Button, ButtonGroup, Modal, Tabs, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedView, ViewChange } from "./use-views.ts";
import { viewUrl } from "./use-views.ts";

const NAME_MAX = 40;
const PANEL = "members-shown";

export interface ViewTabsProps {
  views: readonly NamedView[];
  /** The one that is shown; null: all members, or a list without a name. */
  view: string | null;
  onOpen: (url: string) => void;
}

/** All members, and the lists that the merchant named. */
export function ViewTabs({ views, view, onOpen }: ViewTabsProps) {
  const { t } = useTranslation();
  const tabs = [
    { id: "view-all", content: t("memberList.views.all"), panelID: PANEL },
    ...views.map(({ id, name }) => ({ id: `view-${id}`, content: name, panelID: PANEL })),
  ];
  const open = (index: number) => {
    const chosen = views[index - 1];
    onOpen(chosen ? viewUrl(chosen) : "/app/members");
  };
  return (
    <Tabs
      tabs={tabs}
      selected={views.findIndex(({ id }) => id === view) + 1}
      disclosureText={t("memberList.views.more")}
      onSelect={open}
    />
  );
}

export interface ViewActionsProps {
  shown: NamedView | null;
  views: readonly NamedView[];
  /** Filters and order of the list that is shown. */
  query: string;
  /** The id that a new list gets. */
  newViewId: string;
  problem: "too-many" | "unknown-view" | null;
  onChange: (change: ViewChange, deleted?: NamedView) => void;
}

/** What can be done with the list that is shown: keep it under a name, change, rename or delete it. */
export function ViewActions({ shown, views, query, newViewId, problem, onChange }: ViewActionsProps) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState<"create" | "rename" | null>(null);
  const isChanged = shown === null ? query !== "" : query !== shown.query;
  const finish = (name: string) => {
    if (naming === "rename" && shown) onChange({ kind: "rename", id: shown.id, name });
    if (naming === "create") onChange({ kind: "create", id: newViewId, name, query });
    setNaming(null);
  };
  return (
    <>
      <ButtonGroup>
        {isChanged && shown && (
          <Button onClick={() => onChange({ kind: "replace", id: shown.id, name: shown.name, query })}>
            {t("memberList.views.replace")}
          </Button>
        )}
        {isChanged && <Button onClick={() => setNaming("create")}>{t("memberList.views.create")}</Button>}
        {shown && <Button onClick={() => setNaming("rename")}>{t("memberList.views.rename")}</Button>}
        {shown && (
          <Button tone="critical" variant="tertiary" onClick={() => onChange(deletion(shown), shown)}>
            {t("memberList.views.delete")}
          </Button>
        )}
      </ButtonGroup>
      {problem !== null && (
        <Text as="p" tone="critical">
          {t(`memberList.views.problem.${problem}`)}
        </Text>
      )}
      {naming !== null && (
        <NameModal
          title={t(`memberList.views.${naming}`)}
          name={naming === "rename" ? (shown?.name ?? "") : ""}
          taken={views.filter(({ id }) => naming === "create" || id !== shown?.id).map(({ name }) => name)}
          onClose={() => setNaming(null)}
          onName={finish}
        />
      )}
    </>
  );
}

function deletion({ id, name }: NamedView): ViewChange {
  return { kind: "delete", id, name };
}

function NameModal(props: {
  title: string;
  name: string;
  taken: string[];
  onClose: () => void;
  onName: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(props.name);
  const [isReviewed, setReviewed] = useState(false);
  const problem = problemOf(name.trim(), props.taken);
  const confirm = () => {
    setReviewed(true);
    if (problem === null) props.onName(name.trim());
  };
  return (
    <Modal
      open
      title={props.title}
      onClose={props.onClose}
      primaryAction={{ content: t("action.save"), onAction: confirm }}
      secondaryActions={[{ content: t("action.cancel"), onAction: props.onClose }]}
    >
      <Modal.Section>
        <TextField
          label={t("memberList.views.name")}
          value={name}
          autoComplete="off"
          autoFocus
          maxLength={NAME_MAX}
          error={isReviewed && problem !== null ? t(`memberList.views.name-problem.${problem}`) : undefined}
          onChange={setName}
        />
      </Modal.Section>
    </Modal>
  );
}

function problemOf(name: string, taken: readonly string[]): "required" | "taken" | null {
  if (name === "") return "required";
  return taken.includes(name) ? "taken" : null;
}
