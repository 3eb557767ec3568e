import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { unitUses } from "../../../loyalty/program/unit-uses.ts";
import type { Program, Unit } from "../../../loyalty/program.ts";
import { Uses } from "../uses.tsx";

/** Asks before a unit is gone; while something names it, or where anybody ever had any, says why it cannot go. */
export function DeleteUnit(props: {
  open: boolean;
  program: Program;
  unit: Unit;
  /** Whether any member has or ever had some. */
  isHeld: boolean;
  isSaving: boolean;
  onClose: () => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation();
  const { open, program, unit, isHeld, isSaving, onClose, onDelete } = props;
  const name = unit.name.many;
  const uses = unitUses(program, unit.id);
  const remove = { content: t("subjects.unit.delete"), destructive: true, loading: isSaving, onAction: onDelete };
  const isFree = !isHeld && uses.length === 0;
  return (
    <Modal
      open={open}
      title={isFree ? t("subjects.unit.ask", { name }) : t("subjects.unit.refused", { name })}
      onClose={onClose}
      {...(isFree ? { primaryAction: remove } : {})}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        {isHeld ? (
          <Text as="p">{t("subjects.unit.held")}</Text>
        ) : uses.length > 0 ? (
          <Uses program={program} uses={uses} said={t("subjects.unit.used")} />
        ) : (
          <Text as="p">{t("subjects.unit.means")}</Text>
        )}
      </Modal.Section>
    </Modal>
  );
}
