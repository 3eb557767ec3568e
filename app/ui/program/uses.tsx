import { BlockStack, Link, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { describeProgram } from "../../loyalty/describe/describe-program.ts";
import type { UnitUse } from "../../loyalty/program/unit-uses.ts";
import type { Program } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";

const ADDRESSES: Record<UnitUse["list"], string> = {
  earning: "/app/program/earn",
  campaigns: "/app/program/campaigns",
  tiers: "/app/program/tiers",
  rewards: "/app/rewards",
  policies: "/app/program/policies",
};

/**
 * What has to be changed before something of the program can go, each with the way to it.
 *
 * @param props.said that it has to
 */
export function Uses({ program, uses, said }: { program: Program; uses: readonly UnitUse[]; said: string }) {
  const { t } = useTranslation();
  const { speech, currency } = useFormat();
  const described = describeProgram(program, { currency, language: speech.language });
  const titleOf = ({ list, id }: UnitUse) =>
    id === null
      ? t("hub.subject.policies.title")
      : (described.find(({ name }) => name === list)?.items.find((item) => item.id === id)?.title ?? id);
  return (
    <BlockStack gap="200">
      <Text as="p">{said}</Text>
      <List>
        {uses.map((use) => (
          <List.Item key={`${use.list} ${use.id ?? ""}`}>
            <Link url={use.id === null ? ADDRESSES[use.list] : `${ADDRESSES[use.list]}/${use.id}`}>{titleOf(use)}</Link>
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
