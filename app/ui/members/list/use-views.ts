import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** A list of members that the merchant named. */
export interface NamedView {
  id: string;
  name: string;
  /** Filters and order, as the query of the list's address. */
  query: string;
}

export type ViewChange =
  | { kind: "create"; id: string; name: string; query: string }
  | { kind: "rename"; id: string; name: string }
  | { kind: "replace"; id: string; name: string; query: string }
  | { kind: "delete"; id: string; name: string }
  | { kind: "restore"; id: string; name: string; query: string };

interface Answer {
  outcome: "changed" | "too-many" | "unknown-view";
}

export function viewUrl({ id, query }: { id: string; query: string }): string {
  return `/app/members?${query === "" ? "" : `${query}&`}view=${id}`;
}

/** Changes named lists: says that it was done, goes where the list is, and offers to bring back one that was deleted. */
export function useViews() {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { submit, data } = useFetcher<Answer>();
  const asked = useRef<{ change: ViewChange; deleted: NamedView | null } | null>(null);

  const change = useCallback(
    (wish: ViewChange, deleted: NamedView | null = null) => {
      asked.current = { change: wish, deleted };
      submit(JSON.stringify(wish), { method: "post", action: "/app/members/views", encType: "application/json" });
    },
    [submit],
  );

  useEffect(() => {
    if (data?.outcome !== "changed" || asked.current === null) return;
    const { change: done, deleted } = asked.current;
    asked.current = null;
    const undo =
      deleted === null
        ? {}
        : { action: t("memberList.views.undo"), onAction: () => change({ kind: "restore", ...deleted }) };
    shopify.toast.show(t(`memberList.views.done.${done.kind}`, { name: done.name }), undo);
    if (done.kind === "delete") void navigate("/app/members");
    else if (done.kind !== "rename") void navigate(viewUrl(done));
  }, [data, change, navigate, shopify, t]);

  return { change, problem: data === undefined || data.outcome === "changed" ? null : data.outcome };
}
