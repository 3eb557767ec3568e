import { BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { RedemptionActions } from "../redemptions/redemption-actions.tsx";
import { RedemptionBadge } from "../redemptions/redemption-badge.tsx";
import type { RedemptionView } from "../redemptions/redemption-view.ts";
import { Trouble } from "../redemptions/trouble.tsx";
import { useRedemptionWords } from "../redemptions/use-words.ts";
import { Wish } from "../redemptions/work-list.tsx";

/** How many stand there before somebody asks for all. */
const SHOWN_FIRST = 5;

/** What the member took and was given, what became of it, and what somebody can do about it. */
export function RedemptionsCard(props: {
  redemptions: RedemptionView[];
  /** Opens the form that books one; null where none can be. */
  onBook: (() => void) | null;
}) {
  const { redemptions } = props;
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isLong, setLong] = useState(false);
  const shown = isLong ? redemptions : redemptions.slice(0, SHOWN_FIRST);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("redemptions.card")}
        </Text>
        {redemptions.length === 0 && (
          <Text as="p" tone="subdued">
            {t("redemptions.empty")}
          </Text>
        )}
        {shown.map((redemption, index) => (
          <Fragment key={redemption.id}>
            {index > 0 && <Divider />}
            <Redemption redemption={redemption} />
          </Fragment>
        ))}
        <InlineStack gap="200">
          {shown.length < redemptions.length && (
            <Button onClick={() => setLong(true)}>
              {t("redemptions.all", { number: number(redemptions.length) })}
            </Button>
          )}
          {props.onBook && <Button onClick={props.onBook}>{t("redemptions.book.title")}</Button>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Redemption({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const words = useRedemptionWords();
  const { stuckAt, drift, code } = redemption;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200" blockAlign="start">
        <Link url={`/app/redemptions/${redemption.id}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {words.title(redemption)}
          </Text>
        </Link>
        <RedemptionBadge redemption={redemption} />
      </InlineStack>
      {code !== null && (
        <Text as="span" breakWord>
          {code}
        </Text>
      )}
      <Text as="span" tone="subdued" variant="bodySm">
        {t("redemptions.for", { points: words.points(redemption), at: date(redemption.reservedAt) })}
      </Text>
      <Wish redemption={redemption} />
      {stuckAt !== null || drift !== null ? <Trouble redemption={redemption} /> : null}
      <RedemptionActions redemption={redemption} label={words.title(redemption)} size="slim" />
    </BlockStack>
  );
}
