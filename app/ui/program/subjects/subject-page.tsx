import { BlockStack, type IconSource, Layout, Page } from "@shopify/polaris";
import type { PropsWithChildren, ReactNode } from "react";
import type { PartForm } from "../../fields/use-part-form.ts";
import { useLocked } from "../../permissions.tsx";
import { FormNotices, FormWarnings } from "../../rewards/form-notices.tsx";
import type { DocumentSaving } from "../saving/use-document-saving.tsx";
import { UnsavedChanges } from "../unsaved-changes.tsx";

export interface SubjectPageProps {
  /** Of the save bar. */
  id: string;
  title: string;
  subtitle?: string;
  back: { content: string; url: string };
  form: Pick<PartForm, "isDirty" | "shownErrors" | "reading" | "review">;
  saving: DocumentSaving;
  aside?: ReactNode;
  primaryAction?: { content: string; icon: IconSource; url: string };
  actions?: { content: string; destructive?: boolean; url?: string; onAction?: () => void }[];
  onDiscard: () => void;
}

/** A page with the form of one subject of the program: save bar, what is wrong as a whole, the fields, and something beside them. */
export function SubjectPage(props: PropsWithChildren<SubjectPageProps>) {
  const { id, title, subtitle, back, form, saving, aside, primaryAction, actions = [], onDiscard, children } = props;
  const { reading } = form;
  const locked = useLocked();
  return (
    <Page
      title={title}
      backAction={back}
      secondaryActions={actions.map((action) => (action.onAction ? locked(action) : action))}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(primaryAction ? { primaryAction } : {})}
    >
      <UnsavedChanges
        id={id}
        isDirty={form.isDirty}
        isSaving={saving.isSaving}
        onSave={() => (reading.outcome === "valid" ? saving.save(reading.program) : form.review())}
        onDiscard={onDiscard}
      />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <FormNotices errors={form.shownErrors} notice={saving.notice} />
            <FormWarnings lines={reading.outcome === "valid" ? reading.warnings : []} />
            {children}
          </BlockStack>
        </Layout.Section>
        {aside !== undefined && <Layout.Section variant="oneThird">{aside}</Layout.Section>}
      </Layout>
      {saving.dialog}
    </Page>
  );
}
