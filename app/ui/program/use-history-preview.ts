import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Program } from "../../loyalty/program.ts";
import { PREVIEW_ADDRESS } from "./preview-address.ts";
import type { HistoryFigures, HistoryPreview } from "./history-preview-card.tsx";

/** What the preview's door answers. */
export type HistoryAnswer = { outcome: "simulated"; figures: HistoryFigures } | { outcome: "invalid" | "no-history" };

/** How long nobody must have typed before the past orders are replayed. */
const QUIET_MS = 500;

/** Replays past orders under the draft, a moment after the last change. */
export function useHistoryPreview({ hasHistory }: { hasHistory: boolean }) {
  const { submit, state, data } = useFetcher<HistoryAnswer>({ key: "history-preview" });
  const [draft, setDraft] = useState<string | null>(null);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (draft === null || draft === asked.current || !hasHistory) return;
    const timer = setTimeout(() => {
      asked.current = draft;
      submit(draft, { method: "post", action: PREVIEW_ADDRESS, encType: "application/json" });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [draft, hasHistory, submit]);
  const show = useCallback((program: Program | null) => setDraft(program && JSON.stringify(program)), []);
  return { preview: previewOf({ hasHistory, isBusy: state !== "idle", data }), show };
}

function previewOf(options: { hasHistory: boolean; isBusy: boolean; data: HistoryAnswer | undefined }): HistoryPreview {
  const { hasHistory, isBusy, data } = options;
  if (!hasHistory) return { state: "fetching-orders" };
  if (data?.outcome === "simulated") return { state: "shown", figures: data.figures };
  if (data && !isBusy) return { state: data.outcome === "no-history" ? "fetching-orders" : "failed" };
  return { state: "loading" };
}
