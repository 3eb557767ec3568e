import { describe, expect, it } from "vitest";
import { guessDateOrder, readBirthday, readDate } from "../../../app/loyalty/import/dates.ts";

describe("a date in a file", () => {
  it.each([
    "2027-02-03",
    "2027/02/03",
    "2027-02-03T23:59:59Z",
    "2027-02-03 10:00:00 +0100",
    "3.2.2027",
    "03.02.2027 12:30",
    "3. 2. 2027",
    "03.02.27",
    "3 Feb 2027",
    "3. Februar 2027",
    "February 3rd, 2027",
    "Feb 3, 2027",
    "3-Feb-2027",
  ])("%j is 3 February 2027", (text) => {
    expect(readDate(text, "month-first")).toEqual({ year: 2027, month: 2, day: 3 });
  });

  it.each([
    ["1/2/2027", "day-first", { month: 2, day: 1 }],
    ["1/2/2027", "month-first", { month: 1, day: 2 }],
    ["13/2/2027", "month-first", { month: 2, day: 13 }],
    ["2/13/2027", "day-first", { month: 2, day: 13 }],
  ] as const)("%j is read %s where it does not tell by itself", (text, order, date) => {
    expect(readDate(text, order)).toEqual({ year: 2027, ...date });
  });

  it.each([
    "",
    "31.2.2027",
    "2027-13-01",
    "2027-02-30",
    "32/1/2027",
    "soon",
    "1.2.",
    "20270203",
    "3 Foo 2027",
    "0.1.2027",
  ])("%j is none", (text) => {
    expect(readDate(text, "day-first")).toBeNull();
  });

  it.each([
    ["29.02.", { month: 2, day: 29 }],
    ["--12-31", { month: 12, day: 31 }],
    ["12/31", { month: 12, day: 31 }],
    ["31/12", { month: 12, day: 31 }],
    ["02/03", { month: 2, day: 3 }],
    ["02/03/1990", { month: 2, day: 3 }],
    ["1990-02-28", { month: 2, day: 28 }],
    ["3 March", { month: 3, day: 3 }],
    ["3. März", { month: 3, day: 3 }],
    ["Dez 24", { month: 12, day: 24 }],
  ])("the birthday %j is %j", (text, birthday) => {
    expect(readBirthday(text, "month-first")).toEqual(birthday);
  });

  it.each(["", "31.4.", "1990", "13/13", "--02-30", "x"])("the birthday %j is none", (text) => {
    expect(readBirthday(text, "month-first")).toBeNull();
  });

  it("tells what comes first by the first date that has a number above 12, or points", () => {
    expect(guessDateOrder(["", "1/2/2027", "1/13/2027"])).toBe("month-first");
    expect(guessDateOrder(["1/2/2027", "13/1/2027"])).toBe("day-first");
    expect(guessDateOrder(["01.02."])).toBe("day-first");
    expect(guessDateOrder(["1/2/2027", "2027-01-13"])).toBeNull();
  });
});
