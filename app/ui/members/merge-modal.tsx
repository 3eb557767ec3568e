import { useFetcher } from "@remix-run/react";
import { Banner, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ActionModal, type ActionProps, useWhy } from "./action-modal.tsx";

/** Whom a search for another member has found. */
export type MergeCandidate =
  | { outcome: "found"; id: string; name: string | null; customerId: string; points: number }
  | { outcome: "not-found" | "same" | "unreachable" };

const REASONS = ["duplicate", "asked", "other"];

/** Two steps: who else is it, and what will happen. */
export function MergeModal(props: ActionProps) {
  const { t } = useTranslation();
  const { points } = useFormat();
  const [typed, setTyped] = useState("");
  const fetcher = useFetcher<MergeCandidate>({ key: "merge-candidate" });
  const [asked, setAsked] = useState("");
  const why = useWhy(REASONS);
  const answer = fetcher.state === "idle" && asked !== "" ? fetcher.data : undefined;
  const other = answer?.outcome === "found" && asked === typed.trim() ? answer : null;
  const search = () => {
    setAsked(typed.trim());
    if (typed.trim() !== "") {
      void fetcher.load(`/app/members/${props.memberId}/merge?q=${encodeURIComponent(typed.trim())}`);
    }
  };
  const isFinding = fetcher.state !== "idle";
  const otherName = other ? (other.name ?? t("members.customer", { id: other.customerId })) : "";
  return (
    <ActionModal
      {...props}
      isDestructive={other !== null}
      actions={{ ...props.actions, isSending: props.actions.isSending || isFinding }}
      title={t("actions.merge.title")}
      action={other ? t("actions.merge.action") : t("actions.merge.find")}
      isReady={other !== null && why.isReady}
      onRefuse={() => (other ? why.show([]) : search())}
      wish={other && { intent: "merge", otherId: other.id, reason: why.reason, note: why.note }}
    >
      <FormLayout>
        <TextField
          id="merge-other"
          label={t("actions.merge.other")}
          helpText={t("actions.merge.other-help")}
          autoComplete="off"
          value={typed}
          error={
            answer && answer.outcome !== "found" && asked === typed.trim()
              ? t(`actions.merge.${answer.outcome}`)
              : undefined
          }
          onChange={setTyped}
        />
        {other && (
          <>
            <Banner
              tone="warning"
              title={t("actions.merge.will", { other: otherName, points: points(other.points), name: props.name })}
            >
              <p>{t("actions.merge.final")}</p>
            </Banner>
            <Text as="p">{t("actions.merge.text", { name: props.name, other: otherName })}</Text>
            {why.fields}
          </>
        )}
      </FormLayout>
    </ActionModal>
  );
}
