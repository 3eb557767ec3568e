import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { documentShape } from "../../app/loyalty/program/document-schema.ts";
import { durationSchema, ratioSchema, wholeNumber } from "../../app/loyalty/program/primitives.ts";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { draftOf, typedIn } from "../../app/ui/fields/draft.ts";
import { readDraft } from "../../app/ui/fields/read-draft.ts";
import { type Field, rootField } from "../../app/ui/fields/shape.ts";

const programs = readdirSync("programs")
  .filter((file) => file.endsWith(".json") && !file.endsWith(".lives.json"))
  .map((file) => [file, programIn(file)] as const);

describe("a form made from the schema", () => {
  it.each(programs)("says of %s what the document said, in both languages", (_file, program) => {
    const field = rootField(documentShape);

    for (const language of ["en", "de"] as const) {
      const typed = { program, currency: "EUR", language };
      const reading = readDraft(field, draftOf(field, program, { path: "", typed }), typed);
      expect(reading.errors).toEqual({});
      expect(reading.part).toEqual(program);
    }
  });

  it("has a form for a kind that is added to the schema", () => {
    const schema = z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("moon"), phase: z.enum(["full", "new"]), factor: ratioSchema.optional() }),
      z.strictObject({ kind: z.literal("tide"), within: durationSchema, metres: wholeNumber.min(1).default(2) }),
    ]);
    const typed = { program: simpleProgram(100), currency: "EUR", language: "en" } as const;
    const field = rootField(schema);

    const started = draftOf(field, { kind: "tide", within: { days: 3 } }, { path: "", typed });
    const read = readDraft(field, { ...started, "tide.metres": "5" }, typed);

    expect(started).toMatchObject({ "": "tide", "tide.within": "3 days", "tide.metres": "2" });
    expect(read.part).toEqual({ kind: "tide", within: { days: 3 }, metres: 5 });
  });

  it("types points with the decimals of their unit, shares as percentages and amounts in the shop's currency", () => {
    const program = withUnits();
    const typed = { program, currency: "KWD", language: "de" } as const;
    const field = rootField(documentShape);

    const draft = draftOf(field, program, { path: "", typed });

    expect(draft).toMatchObject({
      "earning.r0.effect.fixed-points.points": "1,50",
      "earning.r0.limits.r0.points": "12,00",
      "earning.r1.effect.percentage.share": "2,5",
      "earning.r2.effect.points-per-unit.rate": "1,5",
      "earning.r2.conditions.r0.amount.fromMinor": "49,500",
    });
    expect(readDraft(field, draft, typed).part).toEqual(program);
  });

  it("keeps a ratio that no decimal says", () => {
    const field = rootField(ratioSchema);
    const typed = { program: simpleProgram(100), currency: "EUR", language: "en" } as const;

    const draft = draftOf(field, { numerator: 1, denominator: 3 }, { path: "", typed });

    expect(draft).toEqual({ "": "1/3" });
    expect(readDraft(field, draft, typed).part).toEqual({ numerator: 1, denominator: 3 });
  });

  it("refuses what cannot be read at the place where it is typed", () => {
    const field = rootField(z.strictObject({ count: wholeNumber.min(1), after: durationSchema }));
    const typed = { program: simpleProgram(100), currency: "EUR", language: "en" } as const;

    const reading = readDraft(field, { count: "many", after: " months" }, typed);

    expect(reading.errors).toEqual({ count: { code: "whole" }, after: { code: "required" } });
    expect(reading.placeOf(["count"])).toBe("count");
  });

  it("counts as changed only what counts: not a kind that was looked at and left", () => {
    const program = simpleProgram(100);
    const typed = { program, currency: "EUR", language: "en" } as const;
    const field = rootField(documentShape);
    const draft = draftOf(field, program, { path: "", typed });

    const looked = { ...draft, "earning.r0.effect.fixed-points.points": "7" };

    expect(typedIn(field, looked, "")).toEqual(typedIn(field, draft, ""));
    expect(typedIn(field, { ...draft, "earning.r0.effect": "fixed-points" }, "")).not.toEqual(
      typedIn(field, draft, ""),
    );
  });

  it("knows of each number whether it is an amount, points or a count", () => {
    const kinds = new Map(leavesOf(rootField(documentShape)).map(({ words, shape }) => [words, shape.kind]));

    expect(kinds.get("Qualification.spend.threshold")).toBe("amount");
    expect(kinds.get("Qualification.points.threshold")).toBe("points");
    expect(kinds.get("Qualification.orders.threshold")).toBe("whole");
    expect(kinds.get("Effect.per-step.stepMinor")).toBe("amount");
    expect(kinds.get("Condition.window.from")).toBe("moment");
    expect(kinds.get("Condition.tier.in")).toBe("choices");
    expect(kinds.get("ProductSelection.products")).toBe("goods");
    expect(kinds.get("Trigger.schedule.on.week.weekday")).toBe("enum");
    expect(kinds.get("Vesting.on-date.on")).toBe("month-day");
  });
});

function withUnits(): Program {
  const base = simpleProgram(1000);
  return programSchema.parse({
    ...base,
    units: [
      { ...base.units[0], decimals: 2 },
      { id: "back", kind: "cashback", name: { one: "Cashback", many: "Cashback" } },
    ],
    earning: [
      {
        id: "gift",
        trigger: { kind: "joined" },
        effect: { kind: "fixed-points", points: 150 },
        limits: [{ per: "year", points: 1200 }],
      },
      { id: "share", trigger: { kind: "order" }, effect: { kind: "percentage", share: "0.025", unit: "back" } },
      {
        id: "orders",
        trigger: { kind: "order" },
        effect: { kind: "points-per-unit", rate: "150" },
        conditions: [{ kind: "amount", fromMinor: 49_500 }],
      },
    ],
  });
}

function leavesOf(field: Field): Field[] {
  const { shape } = field;
  if (shape.kind === "group") return shape.fields.flatMap(leavesOf);
  if (shape.kind === "variants") return shape.options.flatMap((option) => leavesOf(option.field));
  return shape.kind === "rows" ? leavesOf(shape.row) : [field];
}

function programIn(file: string): Program {
  const text: unknown = JSON.parse(readFileSync(`programs/${file}`, "utf8"));
  const document: unknown = typeof text === "object" && text !== null && "program" in text ? text.program : text;
  return programSchema.parse(document);
}
