import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";

/** Where a program with a changed part is posted to. */
const SAVE_ADDRESS = "/app/rewards?index";

/** What the door answers to a program with a changed part. */
export type DocumentAnswer =
  | { outcome: "saved"; version: number; program: Program }
  /** Somebody else saved meanwhile: their program, into which the part can be put again. */
  | { outcome: "stale"; version: number; program: Program }
  | { outcome: "refused"; problems: { en: string; de: string }[] };

export type DocumentNotice = Extract<DocumentAnswer, { outcome: "stale" | "refused" }> | null;

export interface DocumentSaving {
  /** The newest program that is known of: what the part is put into. */
  base: Program;
  notice: DocumentNotice;
  isSaving: boolean;
  save: (program: Program) => void;
}

/**
 * Saves a part of the program, a reward for instance, together with the rest as it was loaded. When somebody else saved meanwhile
 * nothing is lost: theirs becomes the rest, what is typed stays, and saving again puts the one into the other.
 *
 * @param loaded.part names what is saved: no two forms share an answer
 * @param onSaved told once of each program that was saved
 */
export function useDocumentSaving(
  loaded: { part: string; program: Program; version: number },
  onSaved: (program: Program) => void,
): DocumentSaving {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<DocumentAnswer>({ key: `save ${loaded.part}` });
  const answer = fetcher.data;
  const told = useRef<DocumentAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || answer === told.current) return;
    told.current = answer;
    if (answer.outcome !== "saved") return;
    shopify.toast.show(t("program.saved", { version: answer.version }));
    onSaved(answer.program);
  }, [answer, onSaved, shopify, t]);
  const newest = answer && answer.outcome !== "refused" && answer.version > loaded.version ? answer : loaded;
  return {
    base: newest.program,
    notice: answer && answer.outcome !== "saved" ? answer : null,
    isSaving: fetcher.state !== "idle",
    save: (program) => {
      const body = JSON.stringify({ baseVersion: newest.version, program });
      fetcher.submit(body, { method: "post", action: SAVE_ADDRESS, encType: "application/json" });
    },
  };
}
