import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMayChange } from "../permissions.tsx";

interface UnsavedProps {
  id: string;
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/**
 * Shopify's own bar with Save and Discard, shown while something is unsaved; leaving then asks first. Whoever may not save may try a
 * form out, and is asked nothing.
 */
export function UnsavedChanges(props: UnsavedProps) {
  const mayChange = useMayChange();
  return <Bar {...props} isDirty={props.isDirty && mayChange} />;
}

function Bar(props: UnsavedProps) {
  const { t } = useTranslation();
  useLeaveGuard(props);
  return (
    <SaveBar id={props.id} open={props.isDirty}>
      <button variant="primary" onClick={props.onSave} loading={props.isSaving ? "" : undefined}>
        {t("action.save")}
      </button>
      <button onClick={props.onDiscard} disabled={props.isSaving}>
        {t("action.discard")}
      </button>
    </SaveBar>
  );
}

function useLeaveGuard({ isDirty }: { isDirty: boolean }): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  const shopify = useAppBridge();
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    // Resolves when the merchant chose to leave; Shopify's dialog does the asking.
    shopify.saveBar.leaveConfirmation().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker, shopify]);
  useBeforeUnload((event) => {
    if (isDirty) event.preventDefault();
  });
}
