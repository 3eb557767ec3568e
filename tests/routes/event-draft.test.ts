import { describe, expect, it } from "vitest";
import { type EventDraft, readEvent } from "../../app/ui/members/event-draft.ts";

const draft: EventDraft = { name: "visit", subject: " 5 ", amount: "", quantity: "1", code: "", attributes: "" };
const euros = { language: "de", currency: "EUR" } as const;

describe("an event as typed", () => {
  it("is read by the language and the currency", () => {
    expect(readEvent({ ...draft, amount: "1.234,50" }, euros)).toMatchObject({ event: { amountMinor: 123_450 } });
    expect(readEvent({ ...draft, amount: "1234" }, { language: "en", currency: "JPY" })).toMatchObject({
      event: { subject: "5", amountMinor: 1234, quantity: 1, attributes: {} },
    });
  });

  it.each([
    ["a=true", { a: true }],
    ['a="true"', { a: "true" }],
    ["a=-7\n\n b = 007 ", { a: -7, b: "007" }],
    ["a=", { a: "" }],
    ["a=x=y", { a: "x=y" }],
  ])("has the attributes of %j", (attributes, expected) => {
    expect(readEvent({ ...draft, attributes }, euros)).toMatchObject({ event: { attributes: expected } });
  });

  it.each([
    [{ amount: "-1" }, ["amount"]],
    [{ amount: "1,005" }, ["amount"]],
    [{ quantity: "0" }, ["quantity"]],
    [{ quantity: "1.5", attributes: "A=1" }, ["quantity", "attributes"]],
  ])("is refused with %j", (changes, fields) => {
    expect(readEvent({ ...draft, ...changes }, euros)).toEqual({ outcome: "invalid", fields });
  });
});
