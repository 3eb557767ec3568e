import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";
import type { SaveNotice } from "./program-notices.tsx";

/** What the program's door answers to a document that shall be saved. */
export type SaveAnswer =
  | { outcome: "saved"; version: number; program: Program }
  | { outcome: "stale"; version: number }
  | { outcome: "refused" }
  | { outcome: "noted" };

/** Saves documents as new versions of the program, each made from the version that was loaded or saved last. */
export function useSaving(loadedVersion: number) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<SaveAnswer>({ key: "save-program" });
  const answer = fetcher.data;
  // After a warning about somebody else's version, saving again replaces that one.
  const baseVersion = answer?.outcome === "stale" || answer?.outcome === "saved" ? answer.version : loadedVersion;
  useEffect(() => {
    if (answer?.outcome === "saved") shopify.toast.show(t("program.saved", { version: answer.version }));
  }, [answer, shopify, t]);
  return {
    notice: noticeOf(answer),
    savedProgram: answer?.outcome === "saved" ? answer.program : null,
    saving: fetcher.state !== "idle",
    save: (program: Program) =>
      fetcher.submit(JSON.stringify({ intent: "save", baseVersion, program }), {
        method: "post",
        action: "/app/program",
        encType: "application/json",
      }),
  };
}

function noticeOf(answer: SaveAnswer | undefined): SaveNotice | null {
  if (answer?.outcome === "stale") return { kind: "stale", version: answer.version };
  return answer?.outcome === "refused" ? { kind: "refused" } : null;
}
