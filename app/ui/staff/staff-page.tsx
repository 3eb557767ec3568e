import {
  Badge,
  Banner,
  BlockStack,
  Card,
  Divider,
  FormLayout,
  InlineStack,
  Page,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { LIMITED_ROLES, ROLES, type StaffPolicy, type StaffRole } from "../../loyalty/staff.ts";
import { useFormat } from "../format.tsx";
import { MoreAbout } from "../guide/more-about.tsx";
import { useMay } from "../permissions.tsx";
import { UnsavedChanges } from "../program/unsaved-changes.tsx";
import { draftOf, readStaff, type StaffChanges, type StaffDraft, type StaffLine } from "./staff-draft.ts";

export interface StaffPageProps {
  policy: StaffPolicy;
  staff: StaffLine[];
  /** Who looks. */
  me: string;
  isSaving: boolean;
  /** Why nothing was saved; null: nothing was asked, or it was. */
  refusal: "no-owner-left" | "unknown-staff" | "refused" | null;
  onSave: (changes: StaffChanges) => void;
}

/** Who of the staff may do what, and how many points each role may give. Mounted anew once it is saved. */
export function StaffPage(props: StaffPageProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [saved] = useState(() => draftOf(props));
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<ReadonlySet<string>>(new Set());
  const save = () => {
    const reading = readStaff(draft, props.staff);
    setErrors(reading.outcome === "invalid" ? reading.errors : new Set());
    if (reading.outcome === "valid") props.onSave(reading.changes);
    else document.getElementById([...reading.errors][0] ?? "")?.focus();
  };
  const discard = () => {
    setDraft(saved);
    setErrors(new Set());
  };
  const form: FormProps = {
    draft,
    errors,
    isLocked: !may("settings"),
    onChange: (part) => setDraft({ ...draft, ...part }),
  };
  return (
    <Page
      title={t("staff.title")}
      subtitle={t("staff.subtitle")}
      backAction={{ content: t("nav.settings"), url: "/app/settings" }}
    >
      <UnsavedChanges
        id="staff"
        isDirty={JSON.stringify(draft) !== JSON.stringify(saved)}
        isSaving={props.isSaving}
        onSave={save}
        onDiscard={discard}
      />
      <BlockStack gap="400">
        {props.refusal !== null && <Banner tone="critical" title={t(`staff.refused.${props.refusal}`)} />}
        <PeopleCard {...form} staff={props.staff} me={props.me} />
        <DefaultCard {...form} />
        <LimitsCard {...form} />
        <RolesCard />
      </BlockStack>
    </Page>
  );
}

interface FormProps {
  draft: StaffDraft;
  errors: ReadonlySet<string>;
  isLocked: boolean;
  onChange: (part: Partial<StaffDraft>) => void;
}

function PeopleCard({ draft, errors, isLocked, onChange, staff, me }: FormProps & { staff: StaffLine[]; me: string }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const roles = useRoleOptions();
  const set = (id: string, part: Partial<StaffDraft["staff"][string]>) =>
    onChange({ staff: { ...draft.staff, [id]: { name: "", role: "", ...draft.staff[id], ...part } } });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("staff.people")}
        </Text>
        {staff.map(({ id, name: called, lastSeenAt }, index) => (
          <Fragment key={id}>
            {index > 0 && <Divider />}
            <BlockStack gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" tone="subdued">
                  {t("staff.number", { id, at: date(lastSeenAt) })}
                </Text>
                {id === me && <Badge tone="info">{t("staff.me")}</Badge>}
              </InlineStack>
              <FormLayout>
                <FormLayout.Group>
                  <TextField
                    id={`name.${id}`}
                    label={<LabelOf what={t("staff.name")} whose={called || id} />}
                    autoComplete="off"
                    value={draft.staff[id]?.name ?? ""}
                    disabled={isLocked}
                    error={errors.has(`name.${id}`) ? t("staff.problem.name") : undefined}
                    onChange={(name) => set(id, { name })}
                  />
                  <Select
                    id={`role.${id}`}
                    label={<LabelOf what={t("staff.role")} whose={called || id} />}
                    options={[{ value: "", label: t("staff.as-others") }, ...roles]}
                    value={draft.staff[id]?.role ?? ""}
                    disabled={isLocked}
                    onChange={(value) => set(id, { role: roleOf(value) ?? "" })}
                  />
                </FormLayout.Group>
              </FormLayout>
            </BlockStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function DefaultCard({ draft, isLocked, onChange }: FormProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <Select
        id="default-role"
        label={t("staff.default")}
        helpText={
          <>
            {`${t("staff.default-help")} `}
            <MoreAbout subject="roles" />
          </>
        }
        options={useRoleOptions()}
        value={draft.defaultRole}
        disabled={isLocked}
        onChange={(value) => onChange({ defaultRole: roleOf(value) ?? draft.defaultRole })}
      />
    </Card>
  );
}

function LimitsCard({ draft, errors, isLocked, onChange }: FormProps) {
  const { t } = useTranslation();
  const { pointsName } = useFormat();
  const set = (role: (typeof LIMITED_ROLES)[number], part: Partial<{ grant: string; day: string }>) =>
    onChange({ limits: { ...draft.limits, [role]: { ...draft.limits[role], ...part } } });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("staff.limits")}
        </Text>
        {LIMITED_ROLES.map((role) => (
          <FormLayout key={role}>
            <Text as="h3" variant="headingSm">
              {t(`staff.roles.${role}`)}
            </Text>
            <FormLayout.Group>
              {(["grant", "day"] as const).map((field) => (
                <TextField
                  key={field}
                  id={`${role}.${field}`}
                  label={<LabelOf what={t(`staff.limit.${field}`)} whose={t(`staff.roles.${role}`)} />}
                  helpText={t(`staff.limit-help.${field}`)}
                  inputMode="numeric"
                  autoComplete="off"
                  suffix={pointsName.many}
                  value={draft.limits[role][field]}
                  disabled={isLocked}
                  error={errors.has(`${role}.${field}`) ? t("staff.problem.limit") : undefined}
                  onChange={(value) => set(role, { [field]: value })}
                />
              ))}
            </FormLayout.Group>
          </FormLayout>
        ))}
      </BlockStack>
    </Card>
  );
}

/** A field that stands there for several: whoever hears it is told whose it is, whoever sees it reads that above. */
function LabelOf({ what, whose }: { what: string; whose: string }) {
  return (
    <>
      {what}
      <Text as="span" visuallyHidden>{`: ${whose}`}</Text>
    </>
  );
}

function RolesCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("staff.what")}
        </Text>
        {ROLES.map((role) => (
          <BlockStack key={role}>
            <Text as="h3" variant="headingSm">
              {t(`staff.roles.${role}`)}
            </Text>
            <Text as="p">{t(`staff.may.${role}`)}</Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function useRoleOptions(): { value: StaffRole; label: string }[] {
  const { t } = useTranslation();
  return ROLES.map((role) => ({ value: role, label: t(`staff.roles.${role}`) }));
}

function roleOf(value: string): StaffRole | undefined {
  return ROLES.find((role) => role === value);
}
