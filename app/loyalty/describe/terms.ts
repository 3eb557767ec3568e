import type { AnnouncedStep } from "../change/announced-steps.ts";
import type { Program } from "../program.ts";
import type { DescribedItem } from "./describe-program.ts";
import { localDate } from "./local-date.ts";
import type { Organizer } from "./organizer.ts";
import { localTimeText, numberText, sentence, type Telling, type Voice } from "./telling.ts";
import { changedItems } from "./terms-announced.ts";
import { campaignItems, creditingTexts, earningTexts, joiningTerms, ruleItems } from "./terms-earning.ts";
import type { TermsSection, TermsSectionId } from "./terms-section.ts";
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
  /** What will change, in the order in which it is due; left out: nothing is announced. */
  announced?: readonly AnnouncedStep[];
}

/**
 * The terms of a program for shoppers, from its document alone: what the program does, with its own figures, and nothing else.
 * Sections that have nothing to say are left out.
 */
export function programTerms(of: TermsOf): Terms {
  return {
    title: TERMS_WORDS[of.language].title,
    dated: datedText(of),
    sections: [...announcedSections(of), ...sectionsOf(of)],
  };
}

/** What will change from which day on, a section for each change that is announced and says something. */
export function announcedSections(of: Omit<TermsOf, "organizer">): TermsSection[] {
  const { announced = [], language, timeZone } = of;
  const words = TERMS_WORDS[language].announced;
  // Who runs the program is no part of it, and does not change with it.
  const organizer = { company: "", contact: null, privacyUrl: null };
  const read = (program: Program) => sectionsOf({ ...of, program, organizer });
  return announced.flatMap(({ dueAt, before, after }, index): TermsSection[] => {
    const items = changedItems(read(before), read(after), language);
    const title = words.from(localTimeText(localDate(dueAt, timeZone), { language }));
    return items.length === 0 ? [] : [{ id: `announced-${index}`, title, sentences: [sentence(words.lead)], items }];
  });
}

function sectionsOf(of: TermsOf): TermsSection[] {
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
  return [
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
  ].filter(({ sentences, items }) => sentences.length + items.length > 0);
}

/** "Version 3, in force since 22 November 2026", by the shop's calendar. */
export function datedText({ version, since, timeZone, language }: Omit<TermsOf, "program" | "organizer">): string {
  const words = TERMS_WORDS[language];
  const number = numberText(version, { language });
  if (since === null) return words.notInForce(number);
  return words.dated(number, localTimeText(localDate(since, timeZone), { language }));
}
