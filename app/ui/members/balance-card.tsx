import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { MonthDay } from "../../loyalty/program/primitives.ts";
import { FactLine } from "../fact-line.tsx";
import { type UnitWords, useFormat } from "../format.tsx";
import { datesIn } from "../../loyalty/formatters.ts";

export interface MemberFacts {
  id: string;
  name: string | null;
  customerId: string | null;
  joinedAt: string;
  joinedBy: "order" | "event" | "storefront" | "agent" | "launch" | "import";
  erasedAt: string | null;
  /** Since when the member earns nothing and takes nothing. */
  blockedAt: string | null;
  /** Takes part in a test, or did. */
  isTest: boolean;
}

export interface BalanceFacts {
  available: number;
  pending: number;
  /** Points that are there but cannot be spent yet. */
  vesting: number;
  /** What the member has of the program's other units. */
  others: { id: string; unit: UnitWords; available: number; vesting: number; debt: number }[];
  /** Points that were taken back after they had been spent; new points repay them first. */
  debt: number;
}

/** What the member has now, and since when they take part. */
export function BalanceCard(props: {
  balance: BalanceFacts;
  member: MemberFacts;
  birthday: MonthDay | null;
  /** null where the birthday may not be noted. */
  onBirthday: (() => void) | null;
}) {
  const { balance, member, birthday, onBirthday } = props;
  const { t } = useTranslation();
  const { points, date, speech } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("member.balance")}
        </Text>
        <Text as="p" variant="heading2xl" numeric>
          {points(balance.available)}
        </Text>
        {balance.vesting > 0 && <FactLine label={t("member.vesting")} value={points(balance.vesting)} />}
        {balance.pending > 0 && <FactLine label={t("member.pending")} value={points(balance.pending)} />}
        {balance.debt > 0 && <FactLine label={t("member.debt")} value={points(balance.debt)} />}
        {balance.others.map((other) => (
          <OtherUnit key={other.unit.many} {...other} />
        ))}
        <FactLine label={t("member.joined")} value={date(member.joinedAt)} />
        <FactLine label={t("member.joined-by")} value={t(`member.by.${member.joinedBy}`)} />
        {birthday && <FactLine label={t("member.birthday")} value={dayOfYear(birthday, speech.locale)} />}
        {onBirthday && (
          <InlineStack>
            <Button variant="plain" onClick={onBirthday}>
              {t("facts.birthday.title")}
            </Button>
          </InlineStack>
        )}
        {member.erasedAt !== null && (
          <Text as="p" tone="subdued">
            {t("member.erased", { at: date(member.erasedAt) })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function OtherUnit({ unit, available, vesting, debt }: BalanceFacts["others"][number]) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  return (
    <>
      <FactLine weight="semibold" label={unit.many} value={inUnit(available, unit)} />
      {vesting > 0 && <FactLine label={t("member.vesting")} value={inUnit(vesting, unit)} />}
      {debt > 0 && <FactLine label={t("member.debt")} value={inUnit(debt, unit)} />}
    </>
  );
}

function dayOfYear({ month, day }: MonthDay, locale: string): string {
  // 2024 was a leap year: the 29th of February is somebody's birthday.
  const at = Date.UTC(2024, month - 1, day);
  return datesIn(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(at);
}
