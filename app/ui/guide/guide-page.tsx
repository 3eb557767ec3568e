import { BlockStack, Card, Link, List, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { addressOf } from "./chapters.ts";
import { GuideBlocks } from "./guide-blocks.tsx";
import type { ChapterLink, GuideBlock } from "./guide-view.ts";

/** The merchant guide: what it is, and its chapters. */
export function GuidePage(props: { title: string; blocks: GuideBlock[]; chapters: ChapterLink[] }) {
  const { t } = useTranslation();
  const { title, blocks, chapters } = props;
  return (
    <Page narrowWidth title={title} backAction={{ content: t("nav.home"), url: "/app" }}>
      <Card>
        <BlockStack gap="400">
          <GuideBlocks blocks={blocks} />
          <List>
            {chapters.map((one) => (
              <List.Item key={one.chapter}>
                <Link url={addressOf(one.chapter)}>{one.title}</Link>
              </List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
    </Page>
  );
}
