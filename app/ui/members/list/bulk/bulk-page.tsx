import { Banner, BlockStack, Card, FormLayout, InlineStack, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkChange } from "../../../../loyalty/bulk-wish.ts";
import { useFormat } from "../../../format.tsx";
import { ChangeButton } from "../../../permissions.tsx";
import { EMPTY_GRANT, type GrantErrors, type GrantUnit, readGrant } from "../../grant-draft.ts";
import { GrantFields } from "../../grant-modal.tsx";
import type { TierName } from "../filter-words.ts";
import { BulkOutlook } from "./bulk-outlook.tsx";
import type { BulkAction, BulkAnswer, BulkDraft, BulkUnit, ChosenMembers } from "./bulk-view.ts";
import { useBulkWords } from "./bulk-words.ts";

export interface BulkPageProps {
  action: Exclude<BulkAction, "export">;
  chosen: ChosenMembers;
  /** Ordinary points first. */
  units: [BulkUnit, ...BulkUnit[]];
  tiers: TierName[];
  /** Today in the shop, YYYY-MM-DD. */
  today: string;
  listUrl: string;
  answer: BulkAnswer | null;
  isBusy: boolean;
  onPreview: (wish: BulkChange) => void;
  onStart: (wish: BulkChange, expected: number) => void;
}

type Reading = { wish: BulkChange } | { errors: GrantErrors & { until?: "required" | "past"; tierId?: "required" } };

/** The same for many members: fill in, see what it would do, begin. */
export function BulkPage(props: BulkPageProps) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { action, units, tiers, today } = props;
  const [draft, setDraft] = useState<BulkDraft>({
    ...{ ...EMPTY_GRANT, unit: units[0].id, until: "", tierId: tiers[0]?.id ?? "" },
  });
  const [isReviewed, setReviewed] = useState(false);
  const unit: GrantUnit = {
    ...(units.find(({ id }) => id === draft.unit) ?? units[0]),
    // Who has less is told of before it begins, and left out.
    available: Number.MAX_SAFE_INTEGER,
  };
  const reading = read(draft, { action, unit, today, language: speech.language });
  const errors = isReviewed && "errors" in reading ? reading.errors : {};
  const change = (part: Partial<BulkDraft>) => setDraft({ ...draft, ...part });
  const review = () => {
    setReviewed(true);
    if ("wish" in reading) props.onPreview(reading.wish);
  };
  const isCounted =
    props.answer?.outcome === "counted" &&
    "wish" in reading &&
    JSON.stringify(props.answer.wish) === JSON.stringify(reading.wish);
  return (
    <Page title={t(`memberList.bulk.${action}`)} backAction={{ content: t("members.title"), url: props.listUrl }}>
      <BlockStack gap="400">
        {props.answer?.outcome === "refused" && <Refusal answer={props.answer} />}
        <WhoCard chosen={props.chosen} tiers={tiers} />
        <Card>
          <BlockStack gap="400">
            {action === "grant" ? (
              <GrantFields
                draft={draft}
                unit={unit}
                units={units.map((one) => ({ ...one, available: Number.MAX_SAFE_INTEGER }))}
                errors={errors}
                onChange={change}
              />
            ) : (
              <DayFields {...{ action, tiers, draft, errors }} onChange={change} />
            )}
            {isCounted && props.answer?.outcome === "counted" ? (
              <BulkOutlook
                {...{ preview: props.answer.preview, wish: props.answer.wish, unit: unit.words, tiers }}
                isBusy={props.isBusy}
                onStart={props.onStart}
              />
            ) : (
              <InlineStack align="end">
                <ChangeButton variant="primary" loading={props.isBusy} onClick={review}>
                  {t("memberList.bulk.preview")}
                </ChangeButton>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

function DayFields(props: {
  action: "tier" | "extend";
  tiers: TierName[];
  draft: BulkDraft;
  errors: { until?: "required" | "past"; tierId?: "required" };
  onChange: (part: Partial<BulkDraft>) => void;
}) {
  const { t } = useTranslation();
  const { action, tiers, draft, errors, onChange } = props;
  return (
    <FormLayout>
      {action === "tier" && (
        <Select
          label={t("memberList.bulk.tier-name")}
          options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.tierId}
          error={errors.tierId ? t("memberList.bulk.no-tiers") : undefined}
          onChange={(tierId) => onChange({ tierId })}
        />
      )}
      <TextField
        label={t("memberList.bulk.until")}
        type="date"
        autoComplete="off"
        value={draft.until}
        helpText={t(`memberList.bulk.until-help.${action}`)}
        error={errors.until ? t(`memberList.bulk.until-problem.${errors.until}`) : undefined}
        onChange={(until) => onChange({ until })}
      />
    </FormLayout>
  );
}

/** Reads the form: what shall be done, or what is wrong at which field. */
function read(
  draft: BulkDraft,
  of: { action: "grant" | "tier" | "extend"; unit: GrantUnit; today: string; language: "en" | "de" },
): Reading {
  const { action, unit, today, language } = of;
  const { tierId, until } = draft;
  if (action === "grant") {
    const reading = readGrant(draft, unit, language);
    if (reading.outcome === "invalid") return { errors: reading.errors };
    const { points, reason, note } = reading;
    return { wish: { kind: "grant", unit: unit.id, points, reason, note } };
  }
  if (until !== "" && until < today) return { errors: { until: "past" } };
  if (action === "tier") {
    if (tierId === "") return { errors: { tierId: "required" } };
    return { wish: { kind: "tier", tierId, until: until === "" ? null : until } };
  }
  return until === "" ? { errors: { until: "required" } } : { wish: { kind: "extend", until } };
}

/** Whom it concerns, in words. */
export function WhoCard({ chosen, tiers }: { chosen: ChosenMembers; tiers: readonly TierName[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const words = useBulkWords(tiers);
  const lines =
    chosen.kind === "members"
      ? [t("memberList.bulk.chosen", { count: chosen.count, number: number(chosen.count) })]
      : words.filter(chosen.filter);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("memberList.bulk.who")}
        </Text>
        {lines.length === 0 ? (
          <Text as="p">{t("memberList.bulk.everybody")}</Text>
        ) : (
          lines.map((line) => (
            <Text as="p" key={line}>
              {line}
            </Text>
          ))
        )}
      </BlockStack>
    </Card>
  );
}

/** Why nothing was begun. */
export function Refusal({ answer }: { answer: Extract<BulkAnswer, { outcome: "refused" }> }) {
  const { t } = useTranslation();
  const { number, inUnit } = useFormat();
  const { because } = answer;
  const values =
    because.kind === "others"
      ? { count: because.members, number: number(because.members) }
      : "left" in because
        ? { left: inUnit(because.left, because.unit) }
        : {};
  return <Banner tone="critical" title={t(`memberList.bulk.refused.${because.kind}`, values)} />;
}
