import { BlockStack, Layout, Page } from "@shopify/polaris";
import { type PropsWithChildren, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../loyalty/program.ts";
import { useLocked } from "../permissions.tsx";
import { UnsavedChanges } from "../program/unsaved-changes.tsx";
import { FormNotices } from "./form-notices.tsx";
import type { DocumentSaving } from "../program/saving/use-document-saving.tsx";
import type { Editor } from "./use-form.ts";

/** A page with one form of a part of the program: save bar, what is wrong as a whole, the fields, and something beside them. */
export function PartPage<Draft>(
  props: PropsWithChildren<{
    id: string;
    title: string;
    editor: Pick<Editor<Draft, unknown>, "isDirty" | "shownErrors">;
    saving: DocumentSaving;
    aside?: ReactNode;
    actions?: { content: string; destructive?: boolean; onAction: () => void }[];
    onSave: () => void;
    onDiscard: () => void;
  }>,
) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { id, title, editor, saving, aside, actions = [], children } = props;
  return (
    <Page
      title={title}
      backAction={{ content: t("nav.rewards"), url: "/app/rewards" }}
      secondaryActions={actions.map(locked)}
    >
      <UnsavedChanges
        id={id}
        isDirty={editor.isDirty}
        isSaving={saving.isSaving}
        onSave={props.onSave}
        onDiscard={props.onDiscard}
      />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <FormNotices errors={editor.shownErrors} notice={saving.notice} />
            {children}
          </BlockStack>
        </Layout.Section>
        {aside !== undefined && <Layout.Section variant="oneThird">{aside}</Layout.Section>}
      </Layout>
      {saving.dialog}
    </Page>
  );
}

/**
 * Leaves a form once what was saved is saved: not before nothing is unsaved any more, so that nobody is asked.
 *
 * @returns call it with what was saved
 */
export function useLeaveOnceClean(
  { isDirty }: { isDirty: boolean },
  leave: (saved: Program) => void,
): (saved: Program) => void {
  const [saved, setSaved] = useState<Program | null>(null);
  useEffect(() => {
    if (saved === null || isDirty) return;
    setSaved(null);
    leave(saved);
  }, [saved, isDirty, leave]);
  return setSaved;
}
