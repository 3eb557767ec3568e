import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

export interface MemberFacts {
  id: string;
  name: string | null;
  customerId: string | null;
  joinedAt: string;
  joinedBy: "order" | "storefront" | "agent";
  erasedAt: string | null;
}

export interface BalanceFacts {
  available: number;
  pending: number;
  /** Points that were taken back after they had been spent; new points repay them first. */
  debt: number;
}

/** What the member has now, and since when they take part. */
export function BalanceCard({ balance, member }: { balance: BalanceFacts; member: MemberFacts }) {
  const { t } = useTranslation();
  const { points, date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("member.balance")}
        </Text>
        <Text as="p" variant="heading2xl" numeric>
          {points(balance.available)}
        </Text>
        {balance.pending > 0 && <FactLine label={t("member.pending")} value={points(balance.pending)} />}
        {balance.debt > 0 && <FactLine label={t("member.debt")} value={points(balance.debt)} />}
        <FactLine label={t("member.joined")} value={date(member.joinedAt)} />
        <FactLine label={t("member.joined-by")} value={t(`member.by.${member.joinedBy}`)} />
        {member.erasedAt !== null && (
          <Text as="p" tone="subdued">
            {t("member.erased", { at: date(member.erasedAt) })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
