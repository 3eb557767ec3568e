/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.order-details.block.render";
import type { ComponentChildren } from "preact";
import type { Asked, Translate } from "./ask.ts";

/** A block with its heading, whatever is in it. */
export function Block({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <s-admin-block heading={heading}>
      <s-stack gap="base">{children}</s-stack>
    </s-admin-block>
  );
}

/** The block while what it shows is on its way. */
export function Loading({ label }: { label: string }) {
  return <s-spinner accessibilityLabel={label} />;
}

/** The block when what it shows could not be had. */
export function Failure(of: {
  outcome: Exclude<Asked<unknown>["outcome"], "answered">;
  t: Translate;
  onRetry: () => void;
}) {
  const { outcome, t, onRetry } = of;
  return (
    <>
      <s-banner tone="critical">
        <s-paragraph>{t(`problem.${outcome}`)}</s-paragraph>
      </s-banner>
      {outcome === "failed" ? <s-button onClick={onRetry}>{t("retry")}</s-button> : null}
    </>
  );
}
