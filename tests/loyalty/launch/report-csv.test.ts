import { expect, it } from "vitest";
import { reportCsv } from "../../../app/loyalty/launch/report-csv.ts";
import { programOf } from "../orders.ts";

const program = programOf({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    { id: "stars", kind: "status", name: { one: "Star", many: "Stars" } },
  ],
  tiers: [
    { id: "gold", name: 'Gold, "the best"', qualifications: [] },
    { id: "sum", name: "=SUM(A1)", qualifications: [] },
    { id: "plus", name: "A+B", qualifications: [] },
  ],
});

it("what everybody gets is a line each, safe to open in a spreadsheet", () => {
  const line = { customerId: "1", memberId: "m", orders: 2, points: { points: 150 }, tierId: null };

  expect(
    reportCsv(
      [
        line,
        { ...line, customerId: "2", memberId: null, points: { points: 1, stars: 3 }, tierId: "gold" },
        { ...line, customerId: "3", tierId: "sum" },
        { ...line, customerId: "4", tierId: "plus" },
        { ...line, customerId: "5", tierId: "gone" },
      ],
      program,
    ).split("\r\n"),
  ).toEqual([
    "customer_id,member,orders,tier,points,stars",
    "1,yes,2,,150,0",
    '2,no,2,"Gold, ""the best""",1,3',
    "3,yes,2,'=SUM(A1),150,0",
    "4,yes,2,A+B,150,0",
    "5,yes,2,gone,150,0",
    "",
  ]);
});
