import { useLocation } from "@remix-run/react";
import { Box, FooterHelp, Link } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { chapterOfPage } from "./chapter-of-page.ts";
import { addressOf } from "./chapters.ts";

/** At the foot of a page: the way to the chapter of the guide that is about it. */
export function HelpOnThisPage() {
  const { t } = useTranslation();
  const chapter = chapterOfPage(useLocation().pathname);
  if (chapter === null) return null;
  return (
    <Box printHidden>
      <FooterHelp>
        <Link url={addressOf(chapter)}>{t("help.page")}</Link>
      </FooterHelp>
    </Box>
  );
}
