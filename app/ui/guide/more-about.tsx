import { Link } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { addressOf, type Chapter } from "./chapters.ts";

/** What one sentence of help cannot say, and the chapter of the guide that does. */
const SUBJECTS = {
  "file-columns": "let-past-orders-count",
  "import-columns": "bringing-members-along-and-taking-them-with-you",
  expiry: "when-points-expire",
  "tier-kept": "tiers",
  combination: "rewards",
  roles: "roles",
  testing: "try-it-first",
} as const satisfies Record<string, Chapter>;

/** Beside a question: the way to the chapter of the guide that says more about it. */
export function MoreAbout({ subject }: { subject: keyof typeof SUBJECTS }) {
  const { t } = useTranslation();
  return (
    <Link
      url={addressOf(SUBJECTS[subject])}
      accessibilityLabel={t("help.more-label", { subject: t(`help.subject.${subject}`) })}
    >
      {t("help.more")}
    </Link>
  );
}
