import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { campaignOverlaps } from "../../../loyalty/campaigns/overlaps.ts";
import { campaignSchema } from "../../../loyalty/program/earning-schema.ts";
import type { Campaign, Program } from "../../../loyalty/program.ts";
import { PartFields } from "../../fields/part-fields.tsx";
import { placeInList } from "../../fields/read-part.ts";
import { usePartForm } from "../../fields/use-part-form.ts";
import { useFormat } from "../../format.tsx";
import { useLeaveOnceClean } from "../../rewards/part-page.tsx";
import { LivePreview } from "../preview/live-preview.tsx";
import { useDocumentSaving } from "../saving/use-document-saving.tsx";
import { CampaignOverlaps } from "./campaign-overlaps.tsx";
import { DeleteCampaign } from "./delete-campaign.tsx";
import { SubjectPage } from "./subject-page.tsx";

export interface CampaignEditorProps {
  program: Program;
  version: number;
  /** The saved campaign; null for a new one. */
  campaign: Campaign | null;
  /** A campaign that a new one begins like; null for none. */
  like: Campaign | null;
  titles: Record<string, string>;
  /** Whole seconds since 1970. */
  now: number;
  /** Once it is saved or deleted. */
  onDone: () => void;
}

/** What most campaigns are. */
const USUAL = { effect: { kind: "multiplier", multiplier: { numerator: 2, denominator: 1 } } };

/** The form of a campaign, with what it makes together with others as it is typed. */
export function CampaignEditor(props: CampaignEditorProps) {
  const { t } = useTranslation();
  const { currency, speech, timeZone } = useFormat();
  const { language } = speech;
  const { campaign, like, titles, now } = props;
  const [base, setBase] = useState(props.program);
  const [isDeleting, setDeleting] = useState(false);
  const start = like ? { ...like, id: undefined, name: t("subjects.campaigns.copy-of", { name: like.name }) } : USUAL;
  const form = usePartForm({
    schema: campaignSchema,
    part: campaign ?? start,
    // A copy can be saved as it is; what is new is nothing yet.
    isNew: like !== null,
    parts: { program: base, currency, language },
    ...placeInList(base, "campaigns"),
    judgedBy: { timeZone, now },
    titles,
  });
  const leave = useLeaveOnceClean(form, props.onDone);
  const part = `campaign ${campaign?.id ?? ""}`;
  const saving = useDocumentSaving({ ...props, part }, (program) => {
    setDeleting(false);
    form.restart(form.reading.outcome === "valid" ? form.reading.part : (campaign ?? start));
    leave(program);
  });
  if (saving.base !== base) setBase(saving.base);
  const shownId = form.reading.outcome === "valid" ? idIn(form.reading.part) : null;
  const actions = [
    { content: t("subjects.campaigns.copy"), url: `/app/program/campaigns/new?like=${campaign?.id ?? ""}` },
    { content: t("subjects.campaigns.delete.action"), destructive: true, onAction: () => setDeleting(true) },
  ];
  return (
    <SubjectPage
      id="campaign-save-bar"
      title={campaign?.name ?? t("subjects.campaigns.new")}
      back={{ content: t("subjects.campaigns.title"), url: "/app/program/campaigns" }}
      form={form}
      saving={saving}
      actions={campaign ? actions : []}
      onDiscard={() => form.restart(campaign ?? start)}
      aside={<LivePreview saved={base} edited={form.edited} />}
    >
      <PartFields form={form} />
      {form.edited && shownId !== null && form.edited.campaigns.length > 1 && (
        <Meetings program={form.edited} id={shownId} now={now} />
      )}
      {campaign && (
        <DeleteCampaign
          open={isDeleting}
          campaign={campaign}
          isSaving={saving.isSaving}
          onClose={() => setDeleting(false)}
          onDelete={() => saving.save({ ...base, campaigns: base.campaigns.filter(({ id }) => id !== campaign.id) })}
        />
      )}
    </SubjectPage>
  );
}

/** Which campaigns the one that is edited meets. */
function Meetings({ program, id, now }: { program: Program; id: string; now: number }) {
  const { timeZone } = useFormat();
  const overlaps = useMemo(
    () =>
      campaignOverlaps(program, timeZone).filter(
        ({ to, campaigns }) => to > now && campaigns.some((campaign) => campaign.id === id),
      ),
    [program, id, now, timeZone],
  );
  return <CampaignOverlaps program={program} overlaps={overlaps} />;
}

function idIn(part: unknown): string | null {
  const read = campaignSchema.safeParse(part);
  return read.success ? read.data.id : null;
}
