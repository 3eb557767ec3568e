import { BlockStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../loyalty/assert.ts";
import type { WorthChange, WorthReason } from "../../../loyalty/change/held-worth.ts";
import type { ChangeReview } from "../../../loyalty/change/review.ts";
import type { Program } from "../../../loyalty/program.ts";
import { rewardTitle } from "../../../loyalty/rewards/words.ts";
import { useFormat } from "../../format.tsx";
import { listsIn } from "../../../loyalty/formatters.ts";

interface Props {
  review: ChangeReview;
  before: Program;
  after: Program;
}

/** What held points lose and gain, reward by reward, and how many points of how many members that concerns. */
export function WorthChanges(props: Props) {
  const { t } = useTranslation();
  const { points, number } = useFormat();
  const { worth, atLoss } = props.review;
  const losses = worth.filter(({ effect }) => effect === "loss");
  const gains = worth.filter(({ effect }) => effect === "gain");
  const of = { count: atLoss.members, members: number(atLoss.members), points: points(atLoss.points) };
  return (
    <BlockStack gap="400">
      {losses.length > 0 && <Changes {...props} title={t("saving.worth.losses", of)} changes={losses} />}
      {gains.length > 0 && <Changes {...props} title={t("saving.worth.gains")} changes={gains} />}
    </BlockStack>
  );
}

function Changes({ title, changes, ...sides }: Props & { title: string; changes: WorthChange[] }) {
  const lineOf = useLine(sides);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <List>
        {changes.map((change) => (
          <List.Item key={change.rewardId}>{lineOf(change)}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

/** "€1.00 off: costs 200 Coins instead of 100 Coins. 1,200 Coins of 34 members bought €12.00 of it, and will buy €6.00." */
function useLine({ before, after }: Props) {
  const { t } = useTranslation();
  const { speech, currency, money, points, number } = useFormat();
  const reasonOf = useReason({ before, after });
  return ({ rewardId, effect, reasons, held, worth }: WorthChange) => {
    const program = effect === "gain" && reasons.some(({ kind }) => kind === "added") ? after : before;
    const reward = program.rewards.find(({ id }) => id === rewardId);
    const title = reward ? rewardTitle(reward, { language: speech.language, currency, program }) : rewardId;
    const what = t("saving.worth.line", { title, reasons: reasons.map(reasonOf).join("; ") });
    const of = { count: held.members, members: number(held.members), points: points(held.points) };
    const sum = worth
      ? t("saving.worth.sum", { ...of, before: money(worth.beforeMinor), after: money(worth.afterMinor) })
      : t("saving.worth.held", of);
    return `${what} ${sum}`;
  };
}

function useReason({ before, after }: Pick<Props, "before" | "after">) {
  const { t } = useTranslation();
  const { speech, money, points, number } = useFormat();
  const tierName = (tierId: string | null) =>
    tierId === null
      ? t("saving.worth.without-tier")
      : ([...after.tiers, ...before.tiers].find(({ id }) => id === tierId)?.name ?? tierId);
  return (reason: WorthReason): string => {
    switch (reason.kind) {
      case "removed":
      case "added":
      case "segments":
        return t(`saving.worth.${reason.kind}`);
      case "price":
        return t("saving.worth.price", { before: points(reason.before), after: points(reason.after) });
      case "amount":
        return t("saving.worth.amount", { before: money(reason.before), after: money(reason.after) });
      case "minimum":
        return t("saving.worth.minimum", { before: money(reason.before), after: money(reason.after) });
      case "percent":
        return t("saving.worth.percent", { before: number(reason.before), after: number(reason.after) });
      case "tiers": {
        const names = reason.tierIds.map(tierName);
        return t("saving.worth.tiers", { tiers: listsIn(speech.locale, {}).format(names) });
      }
      default:
        return assertNever(reason);
    }
  };
}
