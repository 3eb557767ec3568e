import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Language } from "../../i18n/language.ts";
import type { Program } from "../../loyalty/program.ts";
import { problemText } from "../program/field-problem.ts";
import type { FieldErrors } from "../program/program-issues.ts";
import { type Draft, draftOf, inside, rowsIn, typedIn } from "./draft.ts";
import type { Typed } from "./leaf-text.ts";
import { type JudgedBy, type PartPlace, type PartReading, readPart } from "./read-part.ts";
import { type Field, rootField } from "./shape.ts";

/** A form of a part of the program while it is typed in. */
export interface PartForm {
  field: Field;
  typed: Typed;
  draft: Draft;
  /** What products that the part names are called, by global id. */
  titles: Readonly<Record<string, string>>;
  /** What events are called that were told of already. */
  receivedEvents: readonly string[];
  /** The whole document with the part as it is typed, or what is wrong at which place. */
  reading: PartReading;
  /** Stays the same object while what is typed means the same; null while it cannot be read. */
  edited: Program | null;
  isDirty: boolean;
  /** Problems that may be shown: of fields somebody left, or of all once saving was tried. */
  shownErrors: FieldErrors;
  errorAt: (path: string) => string | undefined;
  change: (path: string, text: string) => void;
  /** Chooses one of several shapes, whose own fields keep what was typed in them before. */
  choose: (path: string, option: Field) => void;
  addRow: (path: string, row: Field, start?: unknown) => void;
  leave: (path: string) => void;
  /** Shows every problem and goes to the first field that has one. */
  review: () => void;
  restart: (part: unknown) => void;
}

export interface PartFormOptions extends PartPlace {
  schema: z.core.$ZodType;
  /** The saved part, or what a new one begins with. */
  part: unknown;
  /** Of a new part: it is unsaved from the start. */
  isNew?: boolean;
  parts: { program: Program; currency: string; language: Language };
  judgedBy?: JudgedBy;
  titles?: Readonly<Record<string, string>>;
  receivedEvents?: readonly string[];
}

const NO_TITLES = {};
const NO_EVENTS: readonly string[] = [];

/** The state of a form that is made from the schema of a part of the program. */
export function usePartForm(options: PartFormOptions): PartForm {
  const { t } = useTranslation();
  const { schema, isNew = false, judgedBy, titles = NO_TITLES, receivedEvents = NO_EVENTS } = options;
  const { program, currency, language } = options.parts;
  const field = useMemo(() => rootField(schema), [schema]);
  const typed = useMemo(() => ({ program, currency, language }), [program, currency, language]);
  const [saved, setSaved] = useState(() => ({
    draft: draftOf(field, options.part, { path: "", typed }),
    isThere: !isNew,
  }));
  const [draft, setDraft] = useState(saved.draft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isReviewed, setReviewed] = useState(false);
  const where = { place: options.place, at: options.at };
  const reading = useSame(readPart(draft, { field, typed, where, judgedBy }));
  const isDirty = useMemo(
    () => !saved.isThere || canonical(typedIn(field, draft, "")) !== canonical(typedIn(field, saved.draft, "")),
    [field, draft, saved],
  );
  const errors = reading.outcome === "invalid" ? reading.errors : {};
  const shownErrors = Object.fromEntries(Object.entries(errors).filter(([at]) => isReviewed || left.has(at)));
  return {
    ...{ field, typed, draft, titles, receivedEvents, reading, isDirty, shownErrors },
    edited: reading.outcome === "valid" ? reading.program : null,
    errorAt: (path) => {
      const problem = shownErrors[path];
      return problem && problemText(problem, t);
    },
    change: (path, text) => setDraft((current) => ({ ...current, [path]: text })),
    choose: (path, option) =>
      setDraft((current) => {
        const place = inside(path, option.name);
        const fresh = draftOf(option, undefined, { path: place, typed });
        return { ...fresh, ...current, [path]: option.name };
      }),
    addRow: (path, row, start) =>
      setDraft((current) => {
        const name = freeRow(current, path);
        const fresh = draftOf(row, start, { path: inside(path, name), typed });
        return { ...current, ...fresh, [path]: [...rowsIn(current[path]), name].join(" ") };
      }),
    leave: (path) => setLeft((current) => (current.has(path) ? current : new Set(current).add(path))),
    review: () => {
      setReviewed(true);
      focusFirst(Object.keys(errors));
    },
    restart: (part) => {
      const next = draftOf(field, part, { path: "", typed });
      setSaved({ draft: next, isThere: true });
      setDraft(next);
      setLeft(new Set());
      setReviewed(false);
    },
  };
}

/** A row that was never there, so that what was typed in one that is gone does not come back. */
function freeRow(draft: Draft, path: string): string {
  for (let number = rowsIn(draft[path]).length; ; number += 1) {
    const row = `r${number}`;
    const place = inside(path, row);
    if (!Object.keys(draft).some((key) => key === place || key.startsWith(`${place}.`))) return row;
  }
}

/** The first of what says the same: what depends on it is not told again and again. */
function useSame<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  const isSame = canonical(kept) === canonical(value);
  if (!isSame) setKept(value);
  return isSame ? kept : value;
}

function canonical(value: unknown): string {
  return JSON.stringify(value);
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
