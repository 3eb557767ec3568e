import { BlockStack, Box, Card, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type CampaignState, campaignState } from "../../../loyalty/campaigns/campaign-window.ts";
import { campaignGives, campaignWhen } from "../../../loyalty/campaigns/campaign-words.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";
import { capitalized } from "./capitalized.ts";

interface Line {
  id: string;
  name: string;
  gives: string;
  when: string;
  state: CampaignState;
}

const ORDER: readonly CampaignState[] = ["running", "coming", "past"];

/** All campaigns, those that are on first. */
export function CampaignList({ program, now }: { program: Program; now: number }) {
  const { t } = useTranslation();
  const { speech, currency, timeZone } = useFormat();
  const { smDown } = useBreakpoints();
  const { language } = speech;
  const lines = program.campaigns
    .map((campaign): Line => ({
      id: campaign.id,
      name: campaign.name,
      gives: capitalized(campaignGives(campaign, { program, language, currency })),
      when: capitalized(campaignWhen(campaign, { language, timeZone })),
      state: campaignState(campaign, { timeZone, now }),
    }))
    .toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  return (
    <Card padding="0">
      <IndexTable
        condensed={smDown}
        selectable={false}
        resourceName={{ singular: t("subjects.campaigns.list.singular"), plural: t("subjects.campaigns.list.plural") }}
        itemCount={lines.length}
        headings={[
          { title: t("subjects.campaigns.list.name") },
          { title: t("subjects.campaigns.list.when") },
          { title: t("subjects.campaigns.list.state") },
        ]}
      >
        {lines.map((line, position) => (
          <IndexTable.Row key={line.id} id={line.id} position={position}>
            {smDown ? <NarrowCells line={line} /> : <WideCells line={line} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function WideCells({ line }: { line: Line }) {
  return (
    <>
      <IndexTable.Cell>
        <Name line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" breakWord>
          {line.when}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <CampaignBadge state={line.state} />
      </IndexTable.Cell>
    </>
  );
}

function NarrowCells({ line }: { line: Line }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Name line={line} />
          <CampaignBadge state={line.state} />
        </InlineStack>
        <Text as="span" breakWord>
          {line.when}
        </Text>
      </BlockStack>
    </Box>
  );
}

function Name({ line }: { line: Line }) {
  return (
    <BlockStack>
      <Link url={`/app/program/campaigns/${line.id}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {line.name}
        </Text>
      </Link>
      <Text as="span" tone="subdued" variant="bodySm" breakWord>
        {line.gives}
      </Text>
    </BlockStack>
  );
}
