import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Modal, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SAVE_ADDRESS } from "../saving/answers.ts";

const NAME_MAX = 80;

/** Asks what a version shall be called. */
export function NameDialog(props: { version: number; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { version, onClose } = props;
  const shopify = useAppBridge();
  const fetcher = useFetcher<{ outcome: "named" | "no-version" }>();
  const [name, setName] = useState(props.name);
  const outcome = fetcher.data?.outcome;
  const isTold = useRef(false);
  useEffect(() => {
    if (outcome !== "named" || isTold.current) return;
    isTold.current = true;
    shopify.toast.show(t("versions.renamed"));
    onClose();
  }, [outcome, onClose, shopify, t]);
  const save = () => {
    const body = JSON.stringify({ intent: "name", version, name });
    fetcher.submit(body, { method: "post", action: SAVE_ADDRESS, encType: "application/json" });
  };
  return (
    <Modal
      open
      title={t("versions.rename")}
      onClose={onClose}
      primaryAction={{ content: t("versions.rename-save"), loading: fetcher.state !== "idle", onAction: save }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <TextField
          label={t("saving.name")}
          helpText={t("versions.rename-help")}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          onChange={setName}
        />
      </Modal.Section>
    </Modal>
  );
}
