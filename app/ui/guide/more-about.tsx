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
type Subject = keyof typeof SUBJECTS;

/** Fields of the program document whose choice needs more than a sentence. */
const OF_FIELDS: Readonly<Record<string, Subject>> = { "Unit.expiry": "expiry", "TierPolicy.retention": "tier-kept" };

/** Beside a question: the way to the chapter of the guide that says more about it. */
export function MoreAbout({ subject }: { subject: Subject }) {
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

/** What belongs below a field of the program document, by the words that it is described with. */
export function MoreAboutField({ words }: { words: string }) {
  const subject = OF_FIELDS[words];
  return subject ? <MoreAbout subject={subject} /> : null;
}
