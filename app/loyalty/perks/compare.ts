import { canonical } from "./discount-terms.ts";
import { holdsTag } from "./tags.ts";

/** What Shopify has of a customer. */
export interface CustomerThere {
  /** The text of the metafield; null where there is none. */
  state: string | null;
  tags: readonly string[];
}

/**
 * Whether what Shopify has of a customer is what should be there, apart from revisions: they count how often a state was published or
 * answered, and say nothing of what it says.
 */
export function comparedCustomer(options: {
  there: CustomerThere;
  state: object;
  wanted: readonly string[];
  ours: readonly string[];
}): { isStateRight: boolean; areTagsRight: boolean } {
  const { there, state, wanted, ours } = options;
  return {
    isStateRight: there.state !== null && withoutRevision(parsed(there.state)) === withoutRevision(state),
    areTagsRight:
      wanted.every((tag) => holdsTag(there.tags, tag)) &&
      ours.every((tag) => holdsTag(wanted, tag) || !holdsTag(there.tags, tag)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withoutRevision(state: unknown): string {
  return canonical(state !== null && typeof state === "object" ? { ...state, revision: 0 } : state);
}
