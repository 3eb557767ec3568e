import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { Choice } from "./fields/choice.tsx";
import { DurationInput } from "./fields/duration-input.tsx";
import { FoldCard, FormCard } from "./fields/fold-card.tsx";
import { TextInput } from "./fields/text-input.tsx";
import type { RewardDraft } from "./reward-draft.ts";
import { hasPart, showsPart } from "./reward-parts.ts";
import type { FormState } from "./use-form.ts";

type Form = { form: FormState<RewardDraft> };

/** How long it is good. */
export function ValidityCard({ form }: Form) {
  const { t } = useTranslation();
  const { draft } = form;
  return (
    <FormCard title={t("rewards.validity.title")}>
      <Choice
        name="valid"
        label={t("rewards.validity.valid")}
        value={draft.valid}
        options={(["for", "until", "ever"] as const).map((value) => ({
          value,
          label: t(`rewards.validity.valids.${value}`),
        }))}
        onChange={(valid) => form.change({ valid })}
      />
      {draft.valid === "for" && (
        <DurationInput
          form={form}
          name="validFor"
          unit={draft.validUnit}
          label={t("rewards.validity.for")}
          help={t("rewards.validity.for-help")}
          onUnit={(validUnit) => form.change({ validUnit })}
        />
      )}
      {draft.valid === "until" && (
        <TextInput
          form={form}
          name="validUntil"
          as="moment"
          label={t("rewards.validity.until")}
          help={t("rewards.validity.until-help")}
        />
      )}
    </FormCard>
  );
}

/** What becomes of the points when it is not used or its order is refunded, and who may use a code. Folded where that is as usual. */
export function AfterwardsCard({ form }: Form) {
  const { t } = useTranslation();
  const { pointsName } = useFormat();
  const { draft } = form;
  const isCode = showsPart(draft, "code");
  const isSold = !hasPart(draft.kind, "price") || draft.sale !== "none";
  if (!isCode && (!isSold || draft.valid === "ever")) return null;
  const isUsual = draft.lapse === "all" && draft.refundReturns === "proportional" && draft.transferable === "personal";
  const points = pointsName.many;
  return (
    <FoldCard
      title={t("rewards.validity.afterwards")}
      summary={isUsual ? t("rewards.validity.usual", { points }) : t("rewards.validity.unusual")}
      state={form.hasProblem("lapseShare", "transferable") ? "wrong" : isUsual ? "default" : "set"}
    >
      {isSold && draft.valid !== "ever" && <LapseFields form={form} />}
      {isCode && isSold && (
        <Choice
          name="refundReturns"
          label={t("rewards.validity.refund", { points })}
          value={draft.refundReturns}
          options={(["proportional", "full", "none"] as const).map((value) => ({
            value,
            label: t(`rewards.validity.refunds.${value}`),
          }))}
          onChange={(refundReturns) => form.change({ refundReturns })}
        />
      )}
      {isCode && (
        <Choice
          name="transferable"
          label={t("rewards.validity.holder")}
          value={draft.transferable}
          options={[
            { value: "personal", label: t("rewards.validity.personal") },
            {
              value: "transferable",
              label: t("rewards.validity.transferable"),
              help: t("rewards.validity.transferable-help"),
            },
          ]}
          error={form.field("transferable").error}
          onChange={(transferable) => form.change({ transferable })}
        />
      )}
    </FoldCard>
  );
}

function LapseFields({ form }: Form) {
  const { t } = useTranslation();
  const { pointsName } = useFormat();
  const { draft } = form;
  const points = pointsName.many;
  return (
    <>
      <Choice
        name="lapse"
        label={t("rewards.validity.lapse", { points })}
        value={draft.lapse}
        options={[
          { value: "all", label: t("rewards.validity.lapse-all") },
          { value: "share", label: t("rewards.validity.lapse-share") },
          { value: "none", label: t("rewards.validity.lapse-none") },
        ]}
        onChange={(lapse) => form.change({ lapse })}
      />
      {draft.lapse === "share" && (
        <TextInput
          form={form}
          name="lapseShare"
          as="whole"
          label={t("rewards.validity.share", { points })}
          suffix="%"
        />
      )}
    </>
  );
}
