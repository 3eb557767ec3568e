import type { Program } from "../program.ts";
import type { DescribedItem } from "./describe-program.ts";
import { localDate } from "./local-date.ts";
import type { Organizer } from "./organizer.ts";
import { localTimeText, numberText, type Telling, type Voice } from "./telling.ts";
import { campaignItems, creditingTexts, earningTexts, joiningTerms, ruleItems } from "./terms-earning.ts";
import {
  changeTexts,
  expiryTexts,
  leavingTexts,
  limitTexts,
  organizerTexts,
  returnTexts,
  rewardItems,
  rewardTexts,
  tierItems,
  tierTerms,
  valueTexts,
} from "./terms-sections.ts";
import { TERMS_WORDS } from "./terms-words.ts";

export type TermsSectionId = keyof typeof TERMS_WORDS.en.section;

export interface TermsSection {
  id: TermsSectionId;
  title: string;
  sentences: string[];
  items: DescribedItem[];
}

/** A program's terms for shoppers, ready to be shown. */
export interface Terms {
  title: string;
  /** "Version 3, in force since 22 November 2026" */
  dated: string;
  sections: TermsSection[];
}

/** What the terms need besides the document. */
export interface TermsOf extends Voice {
  program: Program;
  version: number;
  /** From when they hold, whole seconds since 1970; null: they do not, because the program is not live. */
  since: number | null;
  timeZone: string;
  organizer: Organizer;
}

/**
 * The terms of a program for shoppers, from its document alone: what the program does, with its own figures, and nothing else.
 * Sections that have nothing to say are left out.
 */
export function programTerms(of: TermsOf): Terms {
  const { program, currency, language } = of;
  const telling: Telling = { program, currency, language };
  const words = TERMS_WORDS[language];
  const section = (id: TermsSectionId, sentences: string[], items: DescribedItem[] = []): TermsSection => ({
    id,
    title: words.section[id],
    sentences,
    items,
  });
  const tiers = tierItems(telling);
  const campaigns = campaignItems(telling);
  const rewards = rewardItems(telling);
  const sections = [
    section("organizer", organizerTexts(of.organizer, language)),
    section("joining", joiningTerms(telling)),
    section("earning", earningTexts(telling), ruleItems(telling)),
    section("campaigns", [], campaigns),
    section("crediting", creditingTexts(telling)),
    section("returns", returnTexts(telling)),
    section("expiry", expiryTexts(telling)),
    section("tiers", tiers.length === 0 ? [] : tierTerms(telling), tiers),
    section("rewards", rewards.length === 0 ? [] : rewardTexts(telling), rewards),
    section("limits", limitTexts(telling, of.timeZone)),
    section("value", valueTexts(telling)),
    section("changes", changeTexts(language)),
    section("leaving", leavingTexts(telling, of.organizer)),
  ];
  return {
    title: words.title,
    dated: datedText(of),
    sections: sections.filter(({ sentences, items }) => sentences.length + items.length > 0),
  };
}

/** "Version 3, in force since 22 November 2026", by the shop's calendar. */
export function datedText({ version, since, timeZone, language }: Omit<TermsOf, "program" | "organizer">): string {
  const words = TERMS_WORDS[language];
  const number = numberText(version, { language });
  if (since === null) return words.notInForce(number);
  return words.dated(number, localTimeText(localDate(since, timeZone), { language }));
}
