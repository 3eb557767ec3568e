import { expect, it } from "vitest";
import { scopesNeeded } from "../../../app/loyalty/rewards/scopes-needed.ts";
import { documentWith } from "../../support/facts.ts";

it("a program asks for nothing more than it needs", () => {
  const giftCard = { kind: "gift-card", id: "card", points: 500, amountMinor: 1000 } as const;
  const slider = { kind: "slider", id: "any", pointsMin: 1, pointsMax: 9, pointsStep: 1, minorPerStep: 1 } as const;
  const [points] = documentWith({}).units;

  const needed = [
    documentWith({}),
    documentWith({ rewards: [giftCard] }),
    documentWith({ rewards: [{ ...slider, as: "store-credit" }, giftCard] }),
    documentWith({ rewards: [slider] }),
    documentWith({
      units: [
        ...(points ? [points] : []),
        { id: "cash", kind: "cashback", name: { one: "Cash", many: "Cash" }, payout: { every: "month" } },
      ],
    }),
  ].map(scopesNeeded);

  expect(needed).toEqual([
    [],
    ["write_gift_cards"],
    ["read_store_credit_accounts", "write_gift_cards", "write_store_credit_account_transactions"],
    [],
    ["read_store_credit_accounts", "write_store_credit_account_transactions"],
  ]);
});
