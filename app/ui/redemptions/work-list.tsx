import { BlockStack, Box, Divider, InlineStack, Link, Pagination, Spinner, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import { RedemptionActions } from "./redemption-actions.tsx";
import { RedemptionBadge } from "./redemption-badge.tsx";
import { Trouble } from "./trouble.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { useRedemptionWords } from "./use-words.ts";

/** Redemptions that wait for somebody, each with what there is to know and the buttons that end it. The longest waiting first. */
export function WorkList(props: {
  redemptions: RedemptionView[];
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onOpen: (url: string) => void;
}) {
  const { redemptions, nextUrl, previousUrl, onOpen } = props;
  const { t } = useTranslation();
  return (
    <BlockStack>
      {props.isLoading && (
        <Box padding="300">
          <InlineStack align="center">
            <Spinner size="small" accessibilityLabel={t("redemptions.loading")} />
          </InlineStack>
        </Box>
      )}
      {redemptions.map((redemption) => (
        <Fragment key={redemption.id}>
          <Divider />
          <Box padding="400">
            <Work redemption={redemption} />
          </Box>
        </Fragment>
      ))}
      {(nextUrl !== null || previousUrl !== null) && (
        <Pagination
          type="table"
          hasNext={nextUrl !== null}
          hasPrevious={previousUrl !== null}
          onNext={() => nextUrl !== null && onOpen(nextUrl)}
          onPrevious={() => previousUrl !== null && onOpen(previousUrl)}
        />
      )}
    </BlockStack>
  );
}

function Work({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const words = useRedemptionWords();
  const member = useMemberName()(redemption.member);
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="start">
        <Link url={`/app/redemptions/${redemption.id}`} monochrome removeUnderline>
          <Text as="h2" variant="headingSm" breakWord>
            {words.title(redemption)}
          </Text>
        </Link>
        <RedemptionBadge redemption={redemption} />
      </InlineStack>
      <Text as="p" breakWord>
        <Link url={`/app/members/${redemption.member.id}`}>{member}</Link>
        {` · ${words.points(redemption)} · ${dateTime(redemption.reservedAt)}`}
      </Text>
      <Wish redemption={redemption} />
      {redemption.stuckAt !== null || redemption.drift !== null ? <Trouble redemption={redemption} /> : null}
      <RedemptionActions
        redemption={redemption}
        label={t("redemptions.of", { reward: words.title(redemption), member })}
      />
    </BlockStack>
  );
}

/** What the member chose and wrote. */
export function Wish({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const words = useRedemptionWords();
  const { chosenAt, text, asked } = redemption;
  if (chosenAt === null && text === null) return null;
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <BlockStack gap="200">
        {chosenAt !== null && (
          <BlockStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {t("redemptions.chosen-date")}
            </Text>
            <Text as="span" fontWeight="semibold">
              {words.chosen(chosenAt)}
            </Text>
          </BlockStack>
        )}
        {text !== null && (
          <BlockStack>
            <Text as="span" tone="subdued" variant="bodySm" breakWord>
              {asked ?? t("redemptions.text")}
            </Text>
            <Text as="span" fontWeight="semibold" breakWord>
              {text}
            </Text>
          </BlockStack>
        )}
      </BlockStack>
    </Box>
  );
}
