import {
  Banner,
  BlockStack,
  Card,
  ChoiceList,
  FormLayout,
  InlineStack,
  Link,
  Modal,
  Page,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { Language } from "../../i18n/language.ts";
import { ChangeButton } from "../permissions.tsx";
import type { VoidForm, VoidRunView } from "./void-view.ts";

export type VoidAnswer =
  | { intent: "preview"; outcome: "counted"; count: number; points: number; form: VoidForm }
  | { intent: "preview"; outcome: "wrong-period"; form: VoidForm }
  | { intent: "start"; outcome: "nothing-to-void" };

export interface VoidPageProps {
  rewards: { id: string; title: Record<Language, string> }[];
  runs: VoidRunView[];
  answer: VoidAnswer | null;
  isBusy: boolean;
  onPreview: (form: VoidForm) => void;
  onStart: (form: VoidForm) => void;
}

/** Ends many issued redemptions at once: choose, see what it would do, begin. */
export function VoidPage(props: VoidPageProps) {
  const { t } = useTranslation();
  return (
    <Page title={t("redemptions.void.title")} backAction={{ content: t("redemptions.title"), url: "/app/redemptions" }}>
      <BlockStack gap="400">
        <ChooseCard {...props} />
        <RunsCard runs={props.runs} />
      </BlockStack>
    </Page>
  );
}

function ChooseCard(props: VoidPageProps) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { answer, rewards, isBusy } = props;
  const [form, setForm] = useState<VoidForm>({ rewardId: "", from: "", to: "", points: "return" });
  const change = (part: Partial<VoidForm>) => setForm({ ...form, ...part });
  const isCounted = answer?.intent === "preview" && same(answer.form, form);
  const wrongPeriod = isCounted && answer.outcome === "wrong-period";
  if (rewards.length === 0) {
    return (
      <Card>
        <Text as="p">{t("redemptions.void.nothing-issued")}</Text>
      </Card>
    );
  }
  const options = rewards.map(({ id, title }) => ({ value: id, label: title[speech.language] }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{t("redemptions.void.text")}</Text>
        <FormLayout>
          <Select
            id="void-reward"
            label={t("redemptions.reward")}
            options={[{ value: "", label: t("redemptions.void.every") }, ...options]}
            value={form.rewardId}
            onChange={(rewardId) => change({ rewardId })}
          />
          <FormLayout.Group>
            <TextField
              id="void-from"
              label={t("redemptions.void.from")}
              type="date"
              autoComplete="off"
              value={form.from}
              onChange={(from) => change({ from })}
            />
            <TextField
              id="void-to"
              label={t("redemptions.void.to")}
              type="date"
              autoComplete="off"
              value={form.to}
              error={wrongPeriod ? t("redemptions.void.wrong-period") : undefined}
              onChange={(to) => change({ to })}
            />
          </FormLayout.Group>
          <ChoiceList
            title={t("redemptions.void.points")}
            name="void-points"
            selected={[form.points]}
            onChange={([points]) => change({ points: points === "keep" ? "keep" : "return" })}
            choices={[
              {
                value: "return",
                label: t("redemptions.void.return"),
                helpText: t("redemptions.void.return-automatic"),
              },
              { value: "keep", label: t("redemptions.void.keep") },
            ]}
          />
        </FormLayout>
        {isCounted && answer.outcome === "counted" ? (
          <Preview {...props} form={form} count={answer.count} points={answer.points} />
        ) : (
          <InlineStack align="end">
            <ChangeButton variant="primary" loading={isBusy} onClick={() => props.onPreview(form)}>
              {t("redemptions.void.preview")}
            </ChangeButton>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** What would end, and the button that begins. */
function Preview(props: VoidPageProps & { form: VoidForm; count: number; points: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isAsked, setAsked] = useState(false);
  const { form, count, points } = props;
  const isTooLate = props.answer?.intent === "start";
  if (count === 0 || isTooLate) return <Banner tone="info" title={t("redemptions.void.none")} />;
  const values = { count, number: number(count), points: number(points) };
  const meaning =
    form.points === "return" ? t("redemptions.void.will-return", values) : t("redemptions.void.will-keep");
  return (
    <BlockStack gap="300">
      <div role="status">
        <Text as="p" fontWeight="semibold">
          {t("redemptions.void.will-end", values)}
        </Text>
        <Text as="p">{meaning}</Text>
      </div>
      <InlineStack align="end">
        <ChangeButton tone="critical" variant="primary" onClick={() => setAsked(true)}>
          {t("redemptions.void.start")}
        </ChangeButton>
      </InlineStack>
      {isAsked && (
        <Modal
          open
          title={t("redemptions.void.start")}
          onClose={() => setAsked(false)}
          primaryAction={{
            content: t("redemptions.void.start"),
            destructive: true,
            loading: props.isBusy,
            onAction: () => props.onStart(form),
          }}
          secondaryActions={[{ content: t("action.back"), onAction: () => setAsked(false) }]}
        >
          <Modal.Section>
            <BlockStack gap="200">
              <Text as="p">{t("redemptions.void.will-end", values)}</Text>
              <Text as="p">{meaning}</Text>
              <Text as="p">{t("redemptions.void.no-way-back")}</Text>
            </BlockStack>
          </Modal.Section>
        </Modal>
      )}
    </BlockStack>
  );
}

function same(one: VoidForm, other: VoidForm): boolean {
  return (
    one.rewardId === other.rewardId && one.from === other.from && one.to === other.to && one.points === other.points
  );
}

function RunsCard({ runs }: { runs: VoidRunView[] }) {
  const { t } = useTranslation();
  const { dateTime, number, speech } = useFormat();
  if (runs.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("redemptions.void.runs")}
        </Text>
        {runs.map((run) => (
          <InlineStack key={run.id} align="space-between" gap="200">
            <Link url={run.url}>
              {t("redemptions.void.run", {
                reward: run.reward?.[speech.language] ?? t("redemptions.void.every"),
                number: number(run.total),
              })}
            </Link>
            <Text as="span" tone="subdued">
              {run.finishedAt === null ? t("redemptions.void.working") : dateTime(run.finishedAt)}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
