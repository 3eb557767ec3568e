import type { DescribedItem } from "./describe-program.ts";
import type { TERMS_WORDS } from "./terms-words.ts";

export type TermsSectionId = keyof typeof TERMS_WORDS.en.section;

/** One subject of the terms. */
export interface TermsSection {
  /** What was announced first, second and so on has a section of its own. */
  id: TermsSectionId | `announced-${number}`;
  title: string;
  sentences: string[];
  items: DescribedItem[];
}
