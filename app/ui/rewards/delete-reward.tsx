import { BlockStack, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Program, Reward } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";
import { withoutReward } from "./givings.ts";

/** Asks before a reward is gone, and says what stays: what members hold of it, and where that can be ended. */
export function DeleteReward(props: {
  open: boolean;
  title: string;
  program: Program;
  reward: Reward;
  /** What members hold of it. */
  held: number;
  isSaving: boolean;
  onClose: () => void;
  onDelete: (program: Program) => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { open, title, program, reward, held, isSaving, onClose, onDelete } = props;
  const without = withoutReward(program, reward.id);
  const rules = program.earning.length - without.earning.length;
  return (
    <Modal
      open={open}
      title={t("rewards.delete.title", { title })}
      onClose={onClose}
      primaryAction={{
        content: t("rewards.delete.action"),
        destructive: true,
        loading: isSaving,
        onAction: () => onDelete(without),
      }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">{t("rewards.delete.gone")}</Text>
          {held > 0 && <Text as="p">{t("rewards.delete.held", { count: held, number: number(held) })}</Text>}
          {rules > 0 && <Text as="p">{t("rewards.delete.rules", { count: rules })}</Text>}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
