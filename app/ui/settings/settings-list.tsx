import { ActionList, Banner, BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useLocked } from "../permissions.tsx";

const SECTIONS = [
  {
    name: "program",
    places: [
      { name: "details", url: "/app/settings/terms" },
      { name: "terms", url: "/app/terms" },
      { name: "models", url: "/app/program/models" },
    ],
  },
  {
    name: "shop",
    places: [
      { name: "shop", url: "/app/settings/shop" },
      { name: "staff", url: "/app/settings/staff" },
      { name: "activity", url: "/app/activity" },
    ],
  },
  {
    name: "data",
    places: [
      { name: "retention", url: "/app/settings/retention" },
      { name: "requests", url: "/app/settings/requests" },
      { name: "import", url: "/app/import" },
      { name: "export", url: "/app/export" },
    ],
  },
  {
    name: "developers",
    places: [
      { name: "keys", url: "/app/settings/keys" },
      { name: "deliveries", url: "/app/deliveries" },
    ],
  },
  { name: "leaving", places: [{ name: "leave", url: "/app/leave" }] },
] as const;

type Section = (typeof SECTIONS)[number];

/** Everything that is not the program itself, each with a page of its own. */
export function SettingsList(props: { connection: "ok" | "reconnect"; isBusy: boolean; onReconnect: () => void }) {
  const { t } = useTranslation();
  const locked = useLocked();
  return (
    <Page title={t("settings.title")}>
      <BlockStack gap="400">
        {props.connection === "reconnect" && (
          <Banner
            tone="critical"
            title={t("notice.reconnect.title")}
            action={locked({ content: t("settings.reconnect"), loading: props.isBusy, onAction: props.onReconnect })}
          >
            <p>{t("notice.reconnect.text")}</p>
          </Banner>
        )}
        {SECTIONS.map((section) => (
          <SectionCard key={section.name} section={section} />
        ))}
      </BlockStack>
    </Page>
  );
}

function SectionCard({ section }: { section: Section }) {
  const { t } = useTranslation();
  const places: readonly { name: (typeof SECTIONS)[number]["places"][number]["name"]; url: string }[] = section.places;
  return (
    <Card padding="0">
      <Box padding="300" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t(`settings.sections.${section.name}`)}
        </Text>
      </Box>
      <ActionList
        items={places.map(({ name, url }) => ({
          ...{ id: `settings-${name}`, url },
          content: t(`settings.${name}.title`),
          helpText: t(`settings.${name}.text`),
        }))}
      />
    </Card>
  );
}
