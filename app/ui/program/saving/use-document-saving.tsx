import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { type DocumentAnswer, type DocumentNotice, SAVE_ADDRESS, type SavePosted } from "./answers.ts";
import { type Decision, ReviewDialog } from "./review-dialog.tsx";

export interface DocumentSaving {
  /** The newest program that is known of: what the part is put into. */
  base: Program;
  notice: DocumentNotice;
  isSaving: boolean;
  /** Saves, once somebody has read what it changes for whom, where it does. */
  save: (program: Program) => void;
  /** What somebody should read before it is saved: stands once in the page. */
  dialog: ReactNode;
}

/**
 * Saves a program of which a form changed a part, together with the rest as it was loaded. When somebody else saved meanwhile nothing
 * is lost: theirs becomes the rest, what is typed stays, and saving again puts the one into the other.
 *
 * @param loaded.part names what is saved: no two forms share an answer
 * @param onSaved told once of each program that was saved; of a change that was announced, the program that holds until then
 */
export function useDocumentSaving(
  loaded: { part: string; program: Program; version: number },
  onSaved: (program: Program) => void,
): DocumentSaving {
  const fetcher = useFetcher<DocumentAnswer>({ key: `save ${loaded.part}` });
  const answer = fetcher.data;
  const [asked, setAsked] = useState<{ program: Program; closed: DocumentAnswer | null } | null>(null);
  const newest =
    answer && (answer.outcome === "saved" || answer.outcome === "stale") && answer.version > loaded.version
      ? answer
      : loaded;
  useTold({ answer, base: newest.program, onSaved });
  const post = (body: SavePosted) =>
    fetcher.submit(JSON.stringify(body), { method: "post", action: SAVE_ADDRESS, encType: "application/json" });
  const baseVersion = newest.version;
  const isSaving = fetcher.state !== "idle";
  const isOpen = answer?.outcome === "reviewed" && asked !== null && asked.closed !== answer;
  return {
    base: newest.program,
    notice: noticeOf(answer),
    isSaving,
    save: (program) => {
      setAsked({ program, closed: null });
      post({ intent: "review", baseVersion, program });
    },
    dialog: isOpen && (
      <ReviewDialog
        review={answer.review}
        before={newest.program}
        after={asked.program}
        isSaving={isSaving}
        onClose={() => setAsked({ ...asked, closed: answer })}
        onDecide={(decision: Decision) => post({ ...decision, baseVersion, program: asked.program })}
      />
    ),
  };
}

/** Tells the page, and whoever reads it, of each answer once. */
function useTold(of: { answer: DocumentAnswer | undefined; base: Program; onSaved: (program: Program) => void }): void {
  const { answer, base, onSaved } = of;
  const { t } = useTranslation();
  const { date } = useFormat();
  const shopify = useAppBridge();
  const told = useRef<DocumentAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || answer === told.current) return;
    told.current = answer;
    if (answer.outcome === "saved") {
      shopify.toast.show(t("program.saved", { version: answer.version }));
      onSaved(answer.program);
    }
    if (answer.outcome === "announced") {
      shopify.toast.show(t("saving.announced", { date: date(answer.from) }));
      onSaved(base);
    }
  }, [answer, base, date, onSaved, shopify, t]);
}

function noticeOf(answer: DocumentAnswer | undefined): DocumentNotice {
  switch (answer?.outcome) {
    case "stale":
    case "refused":
    case "conflict":
      return answer;
    case "saved":
    case "reviewed":
    case "announced":
    case undefined:
      return null;
  }
}
