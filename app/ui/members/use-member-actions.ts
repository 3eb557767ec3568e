import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../save-file.ts";
import type { LotLine } from "./lots-card.tsx";
import type { Undoable } from "./timeline-card.tsx";

/** What somebody of the staff does to a member, besides giving points and telling facts. */
export type MemberAction =
  | { intent: "undo-grant"; key: string }
  | { intent: "extend"; unit: string; lotKey: string; until: string; reason: string; note: string }
  | { intent: "undo-extension"; id: string }
  | { intent: "block"; reason: string; note: string }
  | { intent: "unblock" }
  | { intent: "merge"; otherId: string; reason: string; note: string }
  | { intent: "export" }
  | { intent: "erase" };

/** Why nothing was changed. */
export type ActionProblem = "refused" | "not-later" | "unreachable" | "above-grant-limit" | "above-day-limit";

export type ActionAnswer = { intent: MemberAction["intent"] } & (
  | { outcome: "done" }
  | { outcome: "file"; json: string }
  | { outcome: "problem"; problem: ActionProblem; max?: number; left?: number }
);

/** The form that is open. */
export type OpenAction =
  | { which: "undo"; undo: Undoable }
  | { which: "extend"; lot: LotLine }
  | { which: "block" | "unblock" | "merge" | "erase" };

export interface MemberActions {
  opened: OpenAction | null;
  isSending: boolean;
  problem: Extract<ActionAnswer, { outcome: "problem" }> | null;
  open: (action: OpenAction) => void;
  close: () => void;
  send: (action: MemberAction) => void;
}

/** One opening of a form is one action, however often it is sent. */
export function useMemberActions({ memberId, requestId }: { memberId: string; requestId: string }): MemberActions {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const [opened, setOpened] = useState<{ action: OpenAction; requestId: string } | null>(null);
  const fetcher = useFetcher<ActionAnswer>({ key: `actions-${opened?.requestId ?? "closed"}` });
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (answer === undefined || answer.outcome === "problem") return;
    if (answer.outcome === "file") {
      saveFile(`member-${memberId}.json`, { text: answer.json, type: "application/json" });
    }
    shopify.toast.show(t(`actions.done.${answer.intent}`));
    setOpened(null);
  }, [answer, memberId, shopify, t]);
  return {
    opened: opened?.action ?? null,
    isSending: fetcher.state !== "idle",
    problem: answer?.outcome === "problem" ? answer : null,
    open: (action) => setOpened({ action, requestId }),
    close: () => setOpened(null),
    send: (action) =>
      fetcher.submit(JSON.stringify({ ...action, requestId: opened?.requestId ?? requestId }), {
        method: "post",
        action: `/app/members/${memberId}/actions`,
        encType: "application/json",
      }),
  };
}
