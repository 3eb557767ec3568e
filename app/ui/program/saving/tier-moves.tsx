import { BlockStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangeReview } from "../../../loyalty/change/review.ts";
import { isRise, type TierMove } from "../../../loyalty/change/tier-moves.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";

/** Who holds another tier after the change: "412 members become Gold", "3 members lose Silver". */
export function TierMoves({ review, before, after }: { review: ChangeReview; before: Program; after: Program }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const nameIn = ({ tiers }: Program, tierId: string) => tiers.find(({ id }) => id === tierId)?.name ?? tierId;
  const line = (move: TierMove) => {
    const about = review.countedOn === null ? "exact" : "about";
    const of = { count: move.members, members: number(move.members) };
    if (move.to !== null && isRise(move, before, after)) {
      return t(`saving.tiers.${about}.become`, { ...of, tier: nameIn(after, move.to) });
    }
    const lost = { ...of, tier: move.from === null ? "" : nameIn(before, move.from) };
    if (move.to === null) return t(`saving.tiers.${about}.lose`, lost);
    return t(`saving.tiers.${about}.fall`, { ...lost, to: nameIn(after, move.to) });
  };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("saving.tiers.title")}
      </Text>
      <List>
        {review.moves.map((move) => (
          <List.Item key={`${move.from ?? ""} ${move.to ?? ""}`}>{line(move)}</List.Item>
        ))}
      </List>
      {review.countedOn !== null && (
        <Text as="p" tone="subdued">
          {t("saving.tiers.sample", { count: review.countedOn, members: number(review.countedOn) })}
        </Text>
      )}
    </BlockStack>
  );
}
