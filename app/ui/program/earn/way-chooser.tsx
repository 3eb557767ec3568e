import { BlockStack, Box, Button, Card, Divider, InlineStack, Page, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { wordsFor } from "../../fields/words.ts";
import { useFormat } from "../../format.tsx";
import { occasions, type PresetGroup, PRESETS } from "./ways.ts";

interface Line {
  id: string;
  title: string;
  text: string;
  /** What must be there first; null where nothing is missing. */
  first: { text: string; action: string; url: string } | null;
}

/** Every way to earn that there is, by what sets it off. */
export function WayChooser({ program }: { program: Program }) {
  const { t } = useTranslation();
  const { language } = useFormat().speech;
  const hasCashback = program.units.some(({ kind }) => kind === "cashback");
  const noCashback = { text: t("earn.no-cashback"), action: t("earn.to-points"), url: "/app/program/points" };
  const preset = (id: (typeof PRESETS)[PresetGroup][number]): Line => ({
    id,
    title: t(`earn.preset.${id}.title`),
    text: t(`earn.preset.${id}.text`),
    first: id === "cashback" && !hasCashback ? noCashback : null,
  });
  const kinds = occasions().map((id): Line => {
    const { label, help = "" } = wordsFor(`Trigger.${id}`, language);
    return { id, title: label, text: help, first: null };
  });
  return (
    <Page narrowWidth title={t("earn.choose")} backAction={{ content: t("earn.title"), url: "/app/program/earn" }}>
      <BlockStack gap="400">
        <Group title={t("earn.group.orders")} lines={PRESETS.orders.map(preset)} />
        <Group title={t("earn.group.doings")} lines={PRESETS.doings.map(preset)} />
        <Group title={t("earn.group.friends")} lines={PRESETS.friends.map(preset)} />
        <Group title={t("earn.group.occasions")} lines={kinds} />
      </BlockStack>
    </Page>
  );
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {lines.map(({ id, title: name, text, first }, index) => (
          <Fragment key={id}>
            {index > 0 && <Divider />}
            <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
              <BlockStack gap="050">
                <Text as="h3" variant="headingSm" breakWord>
                  {name}
                </Text>
                <Text as="p" tone="subdued" breakWord>
                  {first?.text ?? text}
                </Text>
              </BlockStack>
              <Box minWidth="fit-content">
                <Button
                  url={first?.url ?? `/app/program/earn/new/${id}`}
                  accessibilityLabel={`${first?.action ?? t("earn.begin")}: ${name}`}
                >
                  {first?.action ?? t("earn.begin")}
                </Button>
              </Box>
            </InlineStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
