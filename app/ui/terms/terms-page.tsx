import { Banner, BlockStack, Box, Card, EmptyState, InlineGrid, Page, Select, Tabs, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { LANGUAGES, type Language } from "../../i18n/language.ts";
import type { StaffSheet } from "../../loyalty/describe/staff-sheet.ts";
import type { Terms } from "../../loyalty/describe/terms.ts";
import { useFormat } from "../format.tsx";
import { SheetText } from "./sheet-text.tsx";
import { TermsText } from "./terms-text.tsx";

export const TERMS_TABS = ["terms", "staff"] as const;
export type TermsTab = (typeof TERMS_TABS)[number];

export interface TermsChoice {
  tab: TermsTab;
  language: Language;
  version: number;
}

export interface TermsPageProps extends TermsChoice {
  /** Newest first; `since`: from when its terms have held; null: they never have. */
  versions: { version: number; since: string | null }[];
  /** Null as long as nothing was saved, and where the other tab is shown. */
  terms: Terms | null;
  sheet: StaffSheet | null;
  /** What the merchant has not filled in. */
  missing: ("company" | "contact" | "privacyUrl")[];
  isLive: boolean;
  /** Where shoppers read them. */
  link: string;
  onChoose: (choice: Partial<TermsChoice>) => void;
  onPrint: () => void;
  onCopy: () => void;
}

/** The program's terms and the staff sheet, as they read: to look at, print and link. */
export function TermsPage(props: TermsPageProps) {
  const { t } = useTranslation();
  const { tab, versions, terms, sheet } = props;
  const back = { content: t("nav.settings"), url: "/app/settings" };
  if (versions.length === 0) {
    return (
      <Page title={t("terms.title")} backAction={back}>
        <Card>
          <EmptyState
            heading={t("terms.empty")}
            image=""
            action={{ content: t("terms.empty-action"), url: "/app/program" }}
          >
            <p>{t("terms.empty-text")}</p>
          </EmptyState>
        </Card>
      </Page>
    );
  }
  const copy = { content: t("terms.copy"), onAction: props.onCopy };
  return (
    <Page
      title={t("terms.title")}
      backAction={back}
      primaryAction={{ content: t("terms.print"), onAction: props.onPrint }}
      secondaryActions={tab === "terms" && props.isLive ? [copy] : []}
    >
      <BlockStack gap="400">
        {tab === "terms" && <MissingDetails missing={props.missing} />}
        <Card padding="0">
          <Box printHidden>
            <Controls {...props} />
          </Box>
          <Box padding={{ xs: "400", sm: "600" }}>
            {terms !== null && <TermsText terms={terms} />}
            {sheet !== null && <SheetText sheet={sheet} />}
          </Box>
        </Card>
      </BlockStack>
    </Page>
  );
}

function MissingDetails({ missing }: Pick<TermsPageProps, "missing">) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  const words = missing.map((field) => (field === "privacyUrl" ? "privacy" : field));
  const names = words.map((word) => t(`terms.missing.${word}`)).join(", ");
  return (
    <Box printHidden>
      <Banner
        tone="warning"
        title={t("terms.missing.title", { names })}
        action={{ content: t("terms.missing.action"), url: "/app/settings/terms" }}
      />
    </Box>
  );
}

function Controls(props: TermsPageProps) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { tab, language, version, versions, isLive, link, onChoose } = props;
  return (
    <>
      <Tabs
        tabs={TERMS_TABS.map((one) => ({ id: `terms-${one}`, content: t(`terms.tab.${one}`) }))}
        selected={TERMS_TABS.indexOf(tab)}
        onSelect={(index) => onChoose({ tab: TERMS_TABS[index] ?? "terms" })}
      />
      <Box padding="400" borderBlockEndWidth="025" borderColor="border">
        <BlockStack gap="300">
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <Select
              id="terms-language"
              label={t("terms.language")}
              options={LANGUAGES.map((value) => ({ value, label: t(`terms.in.${value}`) }))}
              value={language}
              onChange={(value) => onChoose({ language: LANGUAGES.find((one) => one === value) ?? "en" })}
            />
            <Select
              id="terms-version"
              label={t("terms.version")}
              options={versions.map((one) => ({
                value: String(one.version),
                label:
                  one.since === null
                    ? t("terms.not-in-force", { version: one.version })
                    : t("terms.in-force", { version: one.version, date: date(one.since) }),
              }))}
              value={String(version)}
              onChange={(value) => onChoose({ version: Number(value) })}
            />
          </InlineGrid>
          {tab === "terms" && (
            <Text as="p" tone="subdued" breakWord>
              {isLive ? t("terms.public", { link }) : t("terms.not-public")}
            </Text>
          )}
        </BlockStack>
      </Box>
    </>
  );
}
