import { useState } from "react";
import { readCsv } from "../../loyalty/csv-reader.ts";
import { partsOf } from "../../loyalty/launch/csv.ts";
import type { LaunchAnswer, LaunchOrder } from "./launch-view.ts";

export type FileUpload =
  | { state: "none" }
  | (Progress & { state: "sending" | "sent" })
  | (Progress & { state: "failed"; reason: "empty" | "not-understood" | "not-importing" | "unreachable" });

interface Progress {
  sent: number;
  parts: number;
  unknown: number;
  problems: { order: string; reason: string }[];
}

const NOTHING: Progress = { sent: 0, parts: 0, unknown: 0, problems: [] };

/** Reads a file in the browser and sends it part by part, one after the other; what was sent stays sent. */
export function useFileUpload(runId: string, onPart: (order: LaunchOrder) => Promise<LaunchAnswer | null>) {
  const [upload, setUpload] = useState<FileUpload>({ state: "none" });
  const send = async (file: File): Promise<void> => {
    const parts = partsOf(readCsv(await file.text()));
    let progress: Progress = { ...NOTHING, parts: parts.length };
    if (parts.length === 0) return setUpload({ ...progress, state: "failed", reason: "empty" });
    for (const [index, table] of parts.entries()) {
      setUpload({ ...progress, state: "sending" });
      const answer = await onPart({ intent: "part", runId, part: index + 1, table });
      if (answer?.intent !== "part" || answer.outcome !== "stored") {
        const reason = answer?.intent === "part" ? answer.outcome : "unreachable";
        return setUpload({ ...progress, state: "failed", reason });
      }
      progress = {
        ...progress,
        sent: index + 1,
        unknown: progress.unknown + answer.unknown,
        problems: [...progress.problems, ...answer.problems],
      };
    }
    setUpload({ ...progress, state: "sent" });
  };
  return { upload, send };
}
