import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

/** That the program is in test, with how many, or that a test that is over is still being wiped; with the way there. */
export function TestCard({ mode, testers }: { mode: "test" | "wiping"; testers: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const isOn = mode === "test";
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {isOn ? t("testing.home.on") : t("testing.wiping.title")}
        </Text>
        <Text as="p">
          {isOn
            ? t("testing.home.testers", { count: testers, number: number(testers) })
            : t("testing.wiping.come-back-later")}
        </Text>
        <InlineStack>
          <Button url="/app/test">{t("testing.open")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
