import { describe, expect, it } from "vitest";
import { memberQuery, NO_FILTER } from "../../app/loyalty/member-filter.ts";
import { memberFilterOf } from "../../app/loyalty/member-filter-query.ts";
import { memberConditions } from "../../app/models/member-match.ts";

const filterOf = (query: string) => memberFilterOf(new URLSearchParams(query));
const clock = { timeZone: "Europe/Berlin", now: new Date("2026-11-22T12:00:00Z") };

describe("a list's address", () => {
  it("says the same again as text", () => {
    const query =
      "balance-from=-5&balance-to=10&joined-from=2026-01-01&birthday=3&blocked=no&expires-in=30&no-order-for=90";

    expect(memberQuery(filterOf(query))).toBe(query);
  });

  it.each([
    "balance-from=",
    "balance-to=1e99",
    "balance-from=1;DROP TABLE lot",
    "joined-from=0000-01-01",
    "joined-to=9999-12-31",
    "joined-from=2026-02-30",
    "joined-from=2026-01-01'--",
    "birthday=13",
    "blocked=maybe",
    "expires-in=0",
    "no-order-for=-1",
  ])("leaves out what makes no sense: %s", (query) => {
    expect(filterOf(query)).toEqual(NO_FILTER);
  });

  it("never becomes text of a statement, but for numbers and moments", () => {
    const tier = "x'); DROP TABLE lot; --";

    const { text, values } = memberConditions(
      filterOf(`tier=${encodeURIComponent(tier)}&joined-from=1970-01-01&joined-to=9998-12-31&balance-from=0x10`),
      { clock, first: 2 },
    );

    expect(text).not.toContain("DROP");
    expect(values).toEqual([[tier]]);
    expect(text.match(/'[^']*'/g)).toEqual(["'1969-12-31T23:00:00.000Z'", "'9998-12-31T23:00:00.000Z'"]);
  });
});
