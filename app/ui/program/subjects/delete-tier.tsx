import { BlockStack, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { tierUses } from "../../../loyalty/program/tier-uses.ts";
import type { Program, Tier } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { Uses } from "../uses.tsx";

/** Asks before a tier is gone, and says what that means for its members; while something names the tier, what that is. */
export function DeleteTier(props: {
  open: boolean;
  program: Program;
  tier: Tier;
  /** How many members hold it. */
  members: number;
  isSaving: boolean;
  onClose: () => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { open, program, tier, members, isSaving, onClose, onDelete } = props;
  const uses = tierUses(program, tier.id);
  const below = program.tiers[program.tiers.findIndex(({ id }) => id === tier.id) - 1];
  const remove = {
    content: t("subjects.tiers.delete.action"),
    destructive: true,
    loading: isSaving,
    onAction: onDelete,
  };
  return (
    <Modal
      open={open}
      title={t("subjects.tiers.delete.title", { name: tier.name })}
      onClose={onClose}
      {...(uses.length === 0 ? { primaryAction: remove } : {})}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        {uses.length > 0 ? (
          <Uses program={program} uses={uses} said={t("subjects.tiers.delete.used")} />
        ) : (
          <BlockStack gap="200">
            <Text as="p">
              {members === 0
                ? t("subjects.tiers.delete.nobody")
                : t("subjects.tiers.delete.held", { count: members, number: number(members) })}
            </Text>
            {members > 0 && (
              <Text as="p">
                {below ? t("subjects.tiers.delete.fall", { tier: below.name }) : t("subjects.tiers.delete.fall-out")}
              </Text>
            )}
            {tier.benefits.length + tier.discounts.length + tier.perks.length > 0 && (
              <Text as="p">{t("subjects.tiers.delete.benefits")}</Text>
            )}
          </BlockStack>
        )}
      </Modal.Section>
    </Modal>
  );
}
