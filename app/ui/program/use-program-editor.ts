import { useMemo, useState } from "react";
import type { Language } from "../../i18n/language.ts";
import type { Program } from "../../loyalty/program.ts";
import { nextRow } from "../next-row.ts";
import { draftOf, type DraftReading, type ProgramDraft, readDraft, type TierDraft } from "./program-draft.ts";
import type { FieldErrors, FieldProblem } from "./program-issues.ts";

export interface ProgramEditorState {
  draft: ProgramDraft;
  isDirty: boolean;
  reading: DraftReading;
  /** Problems that may be shown: of fields somebody left, or of all once saving was tried. */
  problemAt: (field: string) => FieldProblem | undefined;
  shownErrors: FieldErrors;
  change: (part: Partial<ProgramDraft>) => void;
  changeTier: (index: number, part: Partial<TierDraft>) => void;
  addTiers: (tiers: Omit<TierDraft, "row" | "id">[]) => void;
  removeTier: (index: number) => void;
  leave: (field: string) => void;
  /** Shows every problem; the first field that has one, or null when the form can be saved. */
  review: () => string | null;
  restart: (base: Program) => void;
}

/** The state of the program form: what is typed, whether it differs from what is saved, and what is wrong with it. */
export function useProgramEditor(options: {
  program: Program;
  currency: string;
  language: Language;
}): ProgramEditorState {
  const { currency, language } = options;
  const [base, setBase] = useState(options.program);
  const [draft, setDraft] = useState(() => draftOf({ base, currency, language }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isReviewed, setReviewed] = useState(false);

  const reading = useMemo(() => readDraft(draft, { base, currency, language }), [draft, base, currency, language]);
  const saved = useMemo(() => withoutRows(draftOf({ base, currency, language })), [base, currency, language]);
  const errors = reading.outcome === "invalid" ? reading.errors : {};
  const shownErrors = Object.fromEntries(Object.entries(errors).filter(([field]) => isReviewed || left.has(field)));

  return {
    draft,
    isDirty: withoutRows(draft) !== saved,
    reading,
    shownErrors,
    problemAt: (field) => shownErrors[field],
    change: (part) => setDraft((current) => ({ ...current, ...part })),
    changeTier: (index, part) =>
      setDraft((current) => ({
        ...current,
        tiers: current.tiers.map((tier, at) => (at === index ? { ...tier, ...part } : tier)),
      })),
    addTiers: (tiers) =>
      setDraft((current) => {
        const from = nextRow(current.tiers);
        return {
          ...current,
          tiers: [...current.tiers, ...tiers.map((tier, at) => ({ ...tier, id: null, row: from + at }))],
        };
      }),
    removeTier: (index) => {
      setDraft((current) => ({ ...current, tiers: current.tiers.filter((_, at) => at !== index) }));
      // The rows below move up: what was left there says nothing of the row that is there now.
      setLeft((current) => new Set([...current].filter((field) => !field.startsWith("tiers."))));
    },
    leave: (field) => setLeft((current) => (current.has(field) ? current : new Set(current).add(field))),
    review: () => {
      setReviewed(true);
      return firstInOrder(Object.keys(errors));
    },
    restart: (next) => {
      setBase(next);
      setDraft(draftOf({ base: next, currency, language }));
      setLeft(new Set());
      setReviewed(false);
    },
  };
}

function withoutRows(draft: ProgramDraft): string {
  return JSON.stringify({ ...draft, tiers: draft.tiers.map((tier) => ({ ...tier, row: 0 })) });
}

/** The fields as they stand on the page, so that the first problem is the topmost. */
const ORDER = ["nameOne", "nameMany", "rate", "worth", "joining", "gift", "tiers"];

function firstInOrder(fields: string[]): string | null {
  const rank = (field: string) => {
    const [name = "", row = "0"] = field.split(".");
    return ORDER.indexOf(name) * 1000 + Number(row);
  };
  return fields.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
