import { Button, FormLayout, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KINDS } from "./actions.ts";
import { useWho } from "./use-detail-words.ts";

/** What narrows the list down; empty: nothing does. Days are written YYYY-MM-DD, the last one included. */
export interface ActivityFilter {
  kind: string;
  actor: string;
  from: string;
  to: string;
}

/** By kind, by person, and by date. */
export function ActivityFilters(props: {
  names: Record<string, string>;
  /** Everybody who may be chosen. */
  actors?: string[];
  filter: ActivityFilter;
  problem: "wrong-period" | null;
  onFilter: (filter: ActivityFilter) => void;
}) {
  const { t } = useTranslation();
  const { names, actors = [], filter, problem, onFilter } = props;
  const who = useWho(names);
  const [days, setDays] = useState({ from: filter.from, to: filter.to });
  const isChanged = days.from !== filter.from || days.to !== filter.to;
  return (
    <FormLayout>
      <FormLayout.Group>
        <Select
          id="activity-kind"
          label={t("activity.filter.kind")}
          value={filter.kind}
          options={[
            { value: "", label: t("activity.filter.all-kinds") },
            ...KINDS.map((kind) => ({ value: kind, label: t(`activity.kinds.${kind}`) })),
          ]}
          onChange={(kind) => onFilter({ ...filter, ...days, kind })}
        />
        <Select
          id="activity-actor"
          label={t("activity.filter.staff")}
          value={filter.actor}
          options={[
            { value: "", label: t("activity.filter.everybody") },
            ...actors.map((actor) => ({ value: actor, label: who(actor) })),
          ]}
          onChange={(actor) => onFilter({ ...filter, ...days, actor })}
        />
      </FormLayout.Group>
      <FormLayout.Group>
        <TextField
          id="activity-from"
          label={t("activity.filter.from")}
          type="date"
          autoComplete="off"
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
        />
        <TextField
          id="activity-to"
          label={t("activity.filter.to")}
          type="date"
          autoComplete="off"
          value={days.to}
          error={problem === null ? undefined : t("activity.filter.wrong-period")}
          onChange={(to) => setDays({ ...days, to })}
          connectedRight={
            <Button disabled={!isChanged} onClick={() => onFilter({ ...filter, ...days })}>
              {t("activity.filter.apply")}
            </Button>
          }
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
