/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.customer-details.block.render";
import { useState } from "preact/hooks";
import type { Translate } from "../../blocks/ask.ts";
import { give, type Reason, REASONS, typedPoints } from "../../blocks/give.ts";
import type { MemberFacts } from "./member-facts.ts";

interface Draft {
  points: string;
  reason: Reason;
  note: string;
}

const EMPTY: Draft = { points: "", reason: "goodwill", note: "" };

/** Gives the member points, with a reason. */
export function GrantForm({
  facts,
  t,
  onGiven,
}: {
  facts: MemberFacts;
  t: Translate;
  onGiven: (text: string) => void;
}) {
  const { unit, memberId: member } = facts;
  const [draft, setDraft] = useState(EMPTY);
  const [problems, setProblems] = useState<Partial<Record<"points" | "note", string>>>({});
  const [request, setRequest] = useState<string>(() => crypto.randomUUID());
  const [isBusy, setIsBusy] = useState(false);
  const points = typedPoints(draft.points, unit);
  const submit = async () => {
    const note = draft.note.trim();
    const isNoteMissing = draft.reason === "other" && note === "";
    setProblems({
      ...(points === null ? { points: t("grant.wrong") } : {}),
      ...(isNoteMissing ? { note: t("grant.noteNeeded") } : {}),
    });
    if (points === null || isNoteMissing) return;
    setIsBusy(true);
    const given = await give({ member, points, reason: draft.reason, note, request }, t);
    setIsBusy(false);
    if (given.outcome === "refused") {
      setProblems({ points: given.problem });
      return;
    }
    setRequest(crypto.randomUUID());
    setDraft(EMPTY);
    onGiven(t("grant.given", { points: `${draft.points.trim()} ${unit.name}` }));
  };
  return (
    <s-stack gap="small-200">
      <s-heading>{t("grant.heading")}</s-heading>
      <Fields
        draft={draft}
        problems={problems}
        name={unit.name}
        t={t}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <s-button variant="primary" disabled={isBusy} onClick={() => void submit()}>
        {t("grant.give", { name: unit.name })}
      </s-button>
    </s-stack>
  );
}

interface Fielding {
  draft: Draft;
  problems: Partial<Record<"points" | "note", string>>;
  name: string;
  t: Translate;
  onChange: (change: Partial<Draft>) => void;
}

function Fields({ draft, problems, name, t, onChange }: Fielding) {
  return (
    <>
      <s-number-field
        label={t("grant.points", { name })}
        value={draft.points}
        min={1}
        inputMode="numeric"
        {...(problems.points === undefined ? {} : { error: problems.points })}
        onInput={(event) => onChange({ points: event.currentTarget.value })}
      />
      <s-select
        label={t("grant.reason")}
        value={draft.reason}
        onChange={(event) => {
          const reason = REASONS.find((known) => known === event.currentTarget.value);
          if (reason) onChange({ reason });
        }}
      >
        {REASONS.map((reason) => (
          <s-option key={reason} value={reason}>
            {t(`grant.reasons.${reason}`)}
          </s-option>
        ))}
      </s-select>
      <s-text-field
        label={t("grant.note")}
        details={t("grant.noteHelp")}
        value={draft.note}
        maxLength={200}
        {...(problems.note === undefined ? {} : { error: problems.note })}
        onInput={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
