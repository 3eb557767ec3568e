import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../program/field-problem.ts";
import type { FieldErrors } from "../program/program-issues.ts";

/** What a field needs to show what is typed in it and the problem with it. */
export interface FieldProps {
  id: string;
  autoComplete: "off";
  error: string | undefined;
  onBlur: () => void;
}

/** A form while it is typed in: its draft, and what is wrong at which field. */
export interface FormState<Draft> {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  field: (name: string) => FieldProps;
  /** Whether a problem is shown at a field whose name begins so. */
  hasProblem: (...fields: string[]) => boolean;
}

export interface Editor<Draft, Reading> {
  form: FormState<Draft>;
  reading: Reading;
  isDirty: boolean;
  /** Problems that may be shown: of fields somebody left, or of all once saving was tried. */
  shownErrors: FieldErrors;
  /** Shows every problem and goes to the first field that has one. */
  review: () => void;
  restart: (saved: Draft) => void;
}

interface FieldError {
  outcome: "invalid";
  errors: FieldErrors;
}

/**
 * The state of a form.
 *
 * @param options.saved what the form compares itself with
 * @param options.start what is typed in it at first; left out: what is saved
 * @param options.read reads a draft; must stay the same function while what it depends on does
 */
export function useForm<Draft extends object, Valid extends { outcome: "valid" }>(options: {
  saved: Draft;
  start?: Draft;
  read: (draft: Draft) => Valid | FieldError;
}): Editor<Draft, Valid | FieldError> {
  const { t } = useTranslation();
  const { read } = options;
  const [saved, setSaved] = useState(options.saved);
  const [draft, setDraft] = useState(options.start ?? options.saved);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isReviewed, setReviewed] = useState(false);
  const reading = useMemo(() => read(draft), [read, draft]);
  const isDirty = useMemo(() => withoutRows(draft) !== withoutRows(saved), [draft, saved]);
  const errors = reading.outcome === "invalid" ? reading.errors : {};
  const shownErrors = Object.fromEntries(Object.entries(errors).filter(([field]) => isReviewed || left.has(field)));
  const shown = Object.keys(shownErrors);

  return {
    form: {
      draft,
      change: (part) => setDraft((current) => ({ ...current, ...part })),
      field: (name) => {
        const problem = shownErrors[name];
        return {
          id: name,
          autoComplete: "off",
          error: problem ? problemText(problem, t) : undefined,
          onBlur: () => setLeft((current) => (current.has(name) ? current : new Set(current).add(name))),
        };
      },
      hasProblem: (...fields) => shown.some((name) => fields.some((field) => name.split(".")[0] === field)),
    },
    reading,
    isDirty,
    shownErrors,
    review: () => {
      setReviewed(true);
      focusFirst(Object.keys(errors));
    },
    restart: (next) => {
      setSaved(next);
      setDraft(next);
      setLeft(new Set());
      setReviewed(false);
    },
  };
}

/** What is typed, without the numbers that only keep rows apart. */
function withoutRows(draft: object): string {
  return JSON.stringify(draft, (key, value: unknown) => (key === "row" ? 0 : value));
}

/** Fields that are folded away unfold with their problem, so the focus waits until they are there. */
function focusFirst(fields: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = fields.flatMap((field) => document.getElementById(field) ?? []);
    const [first] = found.toSorted((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    first?.focus();
  });
}
