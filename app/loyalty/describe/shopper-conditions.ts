import { assertNever } from "../assert.ts";
import type { Condition } from "../program.ts";
import { conditionTexts } from "./conditions.ts";
import { sentence, type Telling } from "./telling.ts";

/**
 * What must hold, one sentence each, as a shopper can understand it: numbers of products, tags of customers and names of attributes
 * are the merchant's own and are told as "selected". What only the name of the rule says is said to be said there.
 */
export function shopperConditionTexts(conditions: readonly Condition[], telling: Telling): string[] {
  const texts = conditions.flatMap((condition) => textsOf(condition, telling));
  return [...new Set(texts)];
}

function textsOf(condition: Condition, telling: Telling): string[] {
  const words = WORDS[telling.language];
  switch (condition.kind) {
    case "products":
      return [
        ...(condition.include ? [sentence(words.someProducts)] : []),
        ...(condition.exclude ? [sentence(words.exceptProducts)] : []),
      ];
    case "customer-tag":
      return [sentence(condition.is ? words.someCustomers : words.exceptCustomers)];
    case "attribute":
    case "all-of":
      return [sentence(words.asNamed)];
    case "discounted":
    case "amount":
    case "channel":
    case "company":
    case "order-number":
    case "weekday":
    case "window":
    case "tier":
    case "country":
    case "code":
    case "since-joining":
      return conditionTexts([condition], telling);
    default:
      return assertNever(condition);
  }
}

const WORDS = {
  en: {
    someProducts: "only for selected products",
    exceptProducts: "some products are excluded",
    someCustomers: "only for selected customers",
    exceptCustomers: "some customers are excluded",
    asNamed: "what its name asks for must be met",
  },
  de: {
    someProducts: "nur für ausgewählte Artikel",
    exceptProducts: "einige Artikel sind ausgenommen",
    someCustomers: "nur für ausgewählte Kunden",
    exceptCustomers: "einige Kunden sind ausgenommen",
    asNamed: "was der Name verlangt, muss erfüllt sein",
  },
};
