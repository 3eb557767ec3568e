import type { TFunction } from "i18next";
import { Banner, BlockStack, InlineError, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TeamAction } from "../../loyalty/rewards/team-actions.ts";
import { ChangeButton } from "../permissions.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { useRedemptionAction } from "./use-redemption-action.ts";
import { useRedemptionWords } from "./use-words.ts";

/** The buttons that end what waits, each after saying what it does. Trying again needs no question. */
export function RedemptionActions(props: {
  redemption: RedemptionView;
  label: string;
  size?: "slim";
  /** "first": the likeliest action leads, where the page is about this redemption. */
  primary?: "first";
}) {
  const { redemption, label } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<TeamAction | null>(null);
  const { sending, problem, send } = useRedemptionAction(redemption.id, () => setAsked(null));
  if (redemption.actions.length === 0) return null;
  const choose = (action: TeamAction) => (action === "retry" ? send(action) : setAsked(action));
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        {redemption.actions.map((action, index) => (
          <ChangeButton
            key={action}
            {...(props.size ? { size: props.size } : {})}
            {...(props.primary && index === 0 && action !== "cancel" ? { variant: "primary" } : {})}
            loading={sending && action === "retry"}
            disabled={sending}
            accessibilityLabel={`${labelOf(action, redemption, t)}: ${label}`}
            onClick={() => choose(action)}
          >
            {labelOf(action, redemption, t)}
          </ChangeButton>
        ))}
      </InlineStack>
      {problem !== null && asked === null && (
        <InlineError message={t(`redemptions.problem.${problem}`)} fieldID={`redemption-${redemption.id}`} />
      )}
      {asked !== null && (
        <Question
          redemption={redemption}
          action={asked}
          isSending={sending}
          problem={problem === null ? null : t(`redemptions.problem.${problem}`)}
          onClose={() => setAsked(null)}
          onConfirm={() => send(asked)}
        />
      )}
    </BlockStack>
  );
}

function Question(props: {
  redemption: RedemptionView;
  action: TeamAction;
  isSending: boolean;
  problem: string | null;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const words = useRedemptionWords();
  const { redemption, action } = props;
  const meaning =
    redemption.points === 0 && (action === "cancel" || action === "refuse")
      ? t("redemptions.means.end-given")
      : t(`redemptions.means.${action}`, { points: words.points(redemption) });
  return (
    <Modal
      open
      title={labelOf(action, redemption, t)}
      onClose={props.onClose}
      primaryAction={{
        content: labelOf(action, redemption, t),
        loading: props.isSending,
        destructive: action === "cancel" || action === "refuse",
        onAction: props.onConfirm,
      }}
      secondaryActions={[{ content: t("action.back"), disabled: props.isSending, onAction: props.onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {props.problem !== null && <Banner tone="critical" title={props.problem} />}
          <Text as="p" fontWeight="semibold" breakWord>
            {words.title(redemption)}
          </Text>
          <Text as="p">{meaning}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function labelOf(action: TeamAction, redemption: RedemptionView, t: TFunction): string {
  // What was given for nothing has no points to give back.
  if (redemption.points === 0 && (action === "cancel" || action === "refuse")) return t("redemptions.action.end-given");
  return t(`redemptions.action.${action}`);
}
