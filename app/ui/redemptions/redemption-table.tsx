import { BlockStack, Box, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import { RedemptionBadge } from "./redemption-badge.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { useRedemptionWords } from "./use-words.ts";

/** Redemptions, one a line. */
export function RedemptionTable(props: {
  redemptions: RedemptionView[];
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onOpen: (url: string) => void;
}) {
  const { redemptions, isLoading, nextUrl, previousUrl, onOpen } = props;
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const pagination = {
    hasNext: nextUrl !== null,
    hasPrevious: previousUrl !== null,
    onNext: () => nextUrl !== null && onOpen(nextUrl),
    onPrevious: () => previousUrl !== null && onOpen(previousUrl),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isLoading}
      resourceName={{ singular: t("redemptions.singular"), plural: t("redemptions.plural") }}
      itemCount={redemptions.length}
      headings={[
        { title: t("redemptions.reward") },
        { title: t("redemptions.member") },
        { title: t("redemptions.state-title") },
        { title: t("redemptions.points"), alignment: "end" },
        { title: t("redemptions.taken-at") },
      ]}
      {...(nextUrl === null && previousUrl === null ? {} : { pagination })}
    >
      {redemptions.map((redemption, position) => (
        <Line key={redemption.id} redemption={redemption} position={position} isCondensed={smDown} />
      ))}
    </IndexTable>
  );
}

function Line(props: { redemption: RedemptionView; position: number; isCondensed: boolean }) {
  const { redemption, position } = props;
  const { date } = useFormat();
  const words = useRedemptionWords();
  const member = useMemberName()(redemption.member);
  const badge = <RedemptionBadge redemption={redemption} />;
  const memberLink = (
    <Link url={`/app/members/${redemption.member.id}`} monochrome removeUnderline>
      {member}
    </Link>
  );
  if (props.isCondensed) {
    return (
      <IndexTable.Row id={redemption.id} position={position}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            <InlineStack align="space-between" gap="200" blockAlign="start">
              <RewardName redemption={redemption} />
              {badge}
            </InlineStack>
            <Text as="span" breakWord>
              {memberLink}
            </Text>
            <InlineStack align="space-between" gap="200">
              <Text as="span" tone="subdued" variant="bodySm">
                {words.points(redemption)}
              </Text>
              <Text as="span" tone="subdued" variant="bodySm">
                {date(redemption.reservedAt)}
              </Text>
            </InlineStack>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={redemption.id} position={position}>
      <IndexTable.Cell>
        <RewardName redemption={redemption} />
      </IndexTable.Cell>
      <IndexTable.Cell>{memberLink}</IndexTable.Cell>
      <IndexTable.Cell>{badge}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {words.points(redemption)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{date(redemption.reservedAt)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}

function RewardName({ redemption }: { redemption: RedemptionView }) {
  const words = useRedemptionWords();
  return (
    <BlockStack>
      <Link url={`/app/redemptions/${redemption.id}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {words.title(redemption)}
        </Text>
      </Link>
      {redemption.code !== null && (
        <Text as="span" tone="subdued" variant="bodySm" breakWord>
          {redemption.code}
        </Text>
      )}
    </BlockStack>
  );
}
