import { Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { BookRefusal, OfferedReward } from "./booking.ts";
import { useRedemptionWords } from "../redemptions/use-words.ts";
import { FactModal, type FactModalProps } from "./fact-modals.tsx";

type Field = "points" | "date" | "text";

/** Books a reward for the member's points, with what the reward asks for. */
export function BookModal(props: FactModalProps & { rewards: OfferedReward[]; refusal: BookRefusal | null }) {
  const { rewards, refusal, onTell, ...modal } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRedemptionWords();
  const [rewardId, setRewardId] = useState(rewards[0]?.id ?? "");
  const [points, setPoints] = useState("");
  const [dateId, setDateId] = useState("");
  const [text, setText] = useState("");
  const [isTried, setTried] = useState(false);
  const reward = rewards.find(({ id }) => id === rewardId);
  const wrong = isTried && reward ? wrongFields(reward, { points, dateId, text }) : [];
  const choose = (id: string) => {
    setRewardId(id);
    setPoints("");
    setDateId("");
    setText("");
    setTried(false);
  };
  const confirm = () => {
    setTried(true);
    if (!reward || wrongFields(reward, { points, dateId, text }).length > 0) return;
    onTell({
      intent: "redeem-reward",
      rewardId,
      ...(reward.slider ? { points: Number(points) } : {}),
      ...(reward.dates.length > 0 ? { dateId } : {}),
      ...(reward.asks ? { text: text.trim() } : {}),
    });
  };
  const label = (one: OfferedReward) => `${one.title[format.speech.language]} (${format.points(one.points)})`;
  return (
    <FactModal
      {...modal}
      onTell={onTell}
      problem={refusal === null ? undefined : t(`redemptions.book.refused.${refusal}`)}
      title={t("redemptions.book.title")}
      action={t("redemptions.book.title")}
      onConfirm={confirm}
    >
      <Text as="p">{t("redemptions.book.text")}</Text>
      <Select
        id="reward-id"
        label={t("redemptions.book.reward")}
        options={rewards.map((one) => ({ value: one.id, label: label(one) }))}
        value={rewardId}
        onChange={choose}
      />
      {reward?.slider && (
        <TextField
          id="reward-points"
          label={t("redemptions.book.points")}
          helpText={t("redemptions.book.points-help", said(reward.slider, format.number))}
          inputMode="numeric"
          autoComplete="off"
          value={points}
          error={wrong.includes("points") ? t("redemptions.book.points-problem") : undefined}
          onChange={setPoints}
        />
      )}
      {reward && reward.dates.length > 0 && (
        <Select
          id="reward-date"
          label={t("redemptions.book.date")}
          placeholder={t("redemptions.book.date-needed")}
          options={reward.dates.map(({ id, at, places }) => ({
            value: id,
            label:
              places === null
                ? words.chosen(at)
                : t("redemptions.book.left", { at: words.chosen(at), number: format.number(places) }),
          }))}
          value={dateId}
          error={wrong.includes("date") ? t("redemptions.book.date-needed") : undefined}
          onChange={setDateId}
        />
      )}
      {reward?.asks && (
        <TextField
          id="reward-text"
          label={reward.asks.label}
          autoComplete="off"
          multiline={2}
          maxLength={reward.asks.lengthMax}
          showCharacterCount
          value={text}
          error={wrong.includes("text") ? t("redemptions.book.text-needed") : undefined}
          onChange={setText}
        />
      )}
    </FactModal>
  );
}

function wrongFields(reward: OfferedReward, typed: { points: string; dateId: string; text: string }): Field[] {
  const wrong: Field[] = [];
  if (reward.slider && !fits(reward.slider, typed.points)) wrong.push("points");
  if (reward.dates.length > 0 && typed.dateId === "") wrong.push("date");
  if (reward.asks && typed.text.trim() === "") wrong.push("text");
  return wrong;
}

function fits({ min, max, step }: NonNullable<OfferedReward["slider"]>, typed: string): boolean {
  const points = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  return points >= min && points <= max && (points - min) % step === 0;
}

function said({ min, max, step }: NonNullable<OfferedReward["slider"]>, number: (value: number) => string) {
  return { min: number(min), max: number(max), step: number(step) };
}
