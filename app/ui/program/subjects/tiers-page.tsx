import { Card, EmptyState } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../i18n/language.ts";
import { problemsOf } from "../../../loyalty/program/problems.ts";
import { tierPolicySchema } from "../../../loyalty/program/tier-schema.ts";
import { type Program, programSchema, type Tier } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { problemText } from "../field-problem.ts";
import { fieldProblemOf } from "../program-issues.ts";
import { LivePreview } from "../preview/live-preview.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { SubjectPage } from "./subject-page.tsx";
import { type MembersByTier, TierList } from "./tier-list.tsx";

export interface TiersPageProps {
  program: Program;
  version: number;
  members: MembersByTier;
  /** Whole seconds since 1970. */
  now: number;
}

/** The tiers from the lowest to the highest, which can be moved, and how all of them are counted and kept. */
export function TiersPage(props: TiersPageProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { language } = speech;
  const { members, now } = props;
  const [base, setBase] = useState(props.program);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const tiers = useMemo(() => inOrder(base.tiers, order), [base.tiers, order]);
  const ordered = { ...base, tiers };
  const form = usePartForm({
    schema: tierPolicySchema,
    part: base.tierPolicy,
    parts: { program: base, currency, language },
    at: () => ["tierPolicy"],
    place: (tierPolicy) => ({ ...ordered, tierPolicy }),
    judgedBy: { timeZone, now },
  });
  const isMoved = tiers.some(({ id }, index) => id !== base.tiers[index]?.id);
  const saving = useDocumentSaving({ ...props, part: "tiers" }, (program) => {
    setOrder(null);
    form.restart(program.tierPolicy);
  });
  if (saving.base !== base) setBase(saving.base);
  const discard = () => {
    setOrder(null);
    form.restart(base.tierPolicy);
  };
  return (
    <SubjectPage
      id="tiers-save-bar"
      title={t("subjects.tiers.title")}
      subtitle={t("subjects.tiers.subtitle")}
      back={{ content: t("nav.program"), url: "/app/program" }}
      {...(tiers.length === 0
        ? {}
        : { primaryAction: { content: t("subjects.tiers.add"), icon: PlusIcon, url: NEW_TIER } })}
      form={{ ...form, isDirty: form.isDirty || isMoved }}
      saving={saving}
      onDiscard={discard}
      {...(tiers.length === 0 ? {} : { aside: <LivePreview saved={base} edited={form.edited} /> })}
    >
      {tiers.length === 0 ? (
        <NoTiers />
      ) : (
        <>
          <TierList
            program={form.edited ?? ordered}
            tiers={tiers}
            members={members}
            problems={orderProblems(ordered, { language, t })}
            onMove={(index, by) => setOrder(moved(tiers, index, by))}
          />
          <PartFields form={form} />
        </>
      )}
    </SubjectPage>
  );
}

const NEW_TIER = "/app/program/tiers/new";

function NoTiers() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        heading={t("subjects.tiers.empty.title")}
        image=""
        action={{ content: t("subjects.tiers.add"), url: NEW_TIER }}
        secondaryAction={{ content: t("subjects.tiers.empty.models"), url: "/app/program/models" }}
      >
        <p>{t("subjects.tiers.empty.text")}</p>
      </EmptyState>
    </Card>
  );
}

/** Tiers as they were moved; those that somebody else added meanwhile come last. */
function inOrder(tiers: readonly Tier[], order: readonly string[] | null): Tier[] {
  if (order === null) return [...tiers];
  const rank = ({ id }: Tier) => (order.includes(id) ? order.indexOf(id) : order.length);
  return tiers.toSorted((one, other) => rank(one) - rank(other));
}

function moved(tiers: readonly Tier[], index: number, by: 1 | -1): string[] {
  const ids = tiers.map(({ id }) => id);
  const [id] = ids.splice(index, 1);
  return id === undefined ? ids : ids.toSpliced(index + by, 0, id);
}

/** What is wrong with tiers in this order, by the tier's id. */
function orderProblems(
  program: Program,
  { language, t }: { language: Language; t: TFunction },
): Record<string, string> {
  const read = programSchema.safeParse(program);
  const problems = read.success ? [] : problemsOf(read.error, program);
  return Object.fromEntries(
    problems.flatMap((problem) => {
      const [list, index] = problem.path;
      const tier = list === "tiers" && typeof index === "number" ? program.tiers[index] : undefined;
      return tier ? [[tier.id, problemText(fieldProblemOf(problem, language), t)] as const] : [];
    }),
  );
}
