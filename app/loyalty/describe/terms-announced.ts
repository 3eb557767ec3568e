import type { DescribedItem } from "./describe-program.ts";
import type { TermsSection } from "./terms-section.ts";
import { TERMS_WORDS } from "./terms-words.ts";
import { sentence } from "./telling.ts";

/**
 * What changes between two terms, each thing with what will hold and what holds until then.
 *
 * @returns nothing where both say the same
 */
export function changedItems(
  before: readonly TermsSection[],
  after: readonly TermsSection[],
  language: "en" | "de",
): DescribedItem[] {
  const words = TERMS_WORDS[language].announced;
  const [old, now] = [before.flatMap(itemsOf), after.flatMap(itemsOf)];
  const told = now.flatMap((item): DescribedItem[] => {
    const known = old.find(({ id }) => id === item.id);
    if (!known) return [{ ...item, sentences: [words.added, ...item.sentences] }];
    const isRenamed = known.title !== item.title;
    const lost = [...(isRenamed ? [sentence(known.title)] : []), ...known.sentences.filter(isNotIn(item))];
    const won = item.sentences.filter(isNotIn(known));
    if (lost.length + won.length === 0) return [];
    const until = lost.length === 0 ? [] : [words.until(lost.join(" "))];
    return [{ ...item, sentences: [...(won.length === 0 && !isRenamed ? [words.without] : won), ...until] }];
  });
  const gone = old.filter(({ id }) => !now.some((item) => item.id === id));
  return [
    ...told,
    ...gone.map((item) => ({ ...item, sentences: [words.ends, words.until(item.sentences.join(" "))] })),
  ];
}

/** What a section says as a whole is one thing under its title. */
function itemsOf({ id, title, sentences, items }: TermsSection): DescribedItem[] {
  const whole = sentences.length === 0 ? [] : [{ id, title, sentences }];
  return [...whole, ...items.map((item) => ({ ...item, id: `${id} ${item.id}` }))];
}

function isNotIn({ sentences }: DescribedItem): (line: string) => boolean {
  return (line) => !sentences.includes(line);
}
