import { BlockStack, Card, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { addressOf, GUIDE } from "./chapters.ts";
import { GuideBlocks } from "./guide-blocks.tsx";
import type { ChapterLink, ChapterView } from "./guide-view.ts";

export interface ChapterPageProps {
  chapter: ChapterView;
  previous: ChapterLink | null;
  next: ChapterLink | null;
}

/** One chapter of the merchant guide. */
export function ChapterPage({ chapter, previous, next }: ChapterPageProps) {
  const { t } = useTranslation();
  return (
    <Page
      narrowWidth
      title={chapter.title}
      backAction={{ content: t("help.title"), url: GUIDE }}
      pagination={{
        hasPrevious: previous !== null,
        hasNext: next !== null,
        ...(previous && {
          previousURL: addressOf(previous.chapter),
          previousTooltip: previous.title,
        }),
        ...(next && { nextURL: addressOf(next.chapter), nextTooltip: next.title }),
        accessibilityLabels: { previous: t("help.previous"), next: t("help.next") },
      }}
    >
      <Card>
        <BlockStack gap="400">
          <GuideBlocks blocks={chapter.blocks} />
        </BlockStack>
      </Card>
    </Page>
  );
}
