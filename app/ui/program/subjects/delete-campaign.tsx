import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../../loyalty/program.ts";

/** Asks before a campaign is gone, and says what stays. */
export function DeleteCampaign(props: {
  open: boolean;
  campaign: Campaign;
  isSaving: boolean;
  onClose: () => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation();
  const { open, campaign, isSaving, onClose, onDelete } = props;
  return (
    <Modal
      open={open}
      title={t("subjects.campaigns.delete.title", { name: campaign.name })}
      onClose={onClose}
      primaryAction={{
        content: t("subjects.campaigns.delete.action"),
        destructive: true,
        loading: isSaving,
        onAction: onDelete,
      }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t("subjects.campaigns.delete.means")}</Text>
      </Modal.Section>
    </Modal>
  );
}
