// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  amountMinor,
  durationSchema,
  id,
  localTimeSchema,
  monthDaySchema,
  pointsCount,
  ratioSchema,
  text,
  wholeNumber,
} from "../../app/loyalty/program/primitives.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { PartFields } from "../../app/ui/fields/part-fields.tsx";
import { readDraft } from "../../app/ui/fields/read-draft.ts";
import { type PartForm, usePartForm } from "../../app/ui/fields/use-part-form.ts";
import { renderScreen } from "./admin-screen.tsx";

/** A kind of rule that nobody has thought of yet, with every sort of field. */
const moonSchema = z.strictObject({
  id,
  title: text(20),
  phase: z.enum(["new", "full"]),
  worthMinor: amountMinor,
  factor: ratioSchema,
  points: pointsCount,
  times: wholeNumber.min(1).optional(),
  lasts: durationSchema,
  on: monthDaySchema,
  from: localTimeSchema.optional(),
  isBright: z.boolean().default(false),
  tags: z.array(text(20)).default([]),
  unit: id.default("points"),
  tides: z.array(z.strictObject({ height: wholeNumber.min(1) })).max(3),
  shines: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("always") }),
    z.strictObject({ kind: z.literal("above"), degrees: wholeNumber.min(1) }),
  ]),
});

describe("the form of a kind that is added later", () => {
  it("asks for texts, amounts, rates, points and lengths of time, and reads them back", async () => {
    const { user, form } = show("en");

    await paste(user, "Title", "Moon");
    await paste(user, "Worth minor", "12.50");
    await paste(user, "Factor", "1.5");
    await paste(user, "Points", "100");
    await paste(user, "Lasts", "3");
    await user.selectOptions(screen.getByLabelText("Lasts: days, months or years"), "days");
    await paste(user, "Tags", "red\nfar");

    expect(read(form()).part).toMatchObject({
      title: "Moon",
      worthMinor: 1250,
      factor: { numerator: 3, denominator: 2 },
      points: 100,
      lasts: { days: 3 },
      tags: ["red", "far"],
    });
  });

  it("names each row one level below its list", async () => {
    const { user } = show("en");

    await user.click(screen.getByRole("button", { name: "Add" }));

    expect(screen.getByRole("heading", { name: "Tides", level: 2 })).toBeVisible();
    expect(screen.getByRole("heading", { name: /^Tides 1$/, level: 3 })).toBeVisible();
  });

  it("asks for choices, days and kinds, and knows what holds by itself", async () => {
    const { user, form } = show("en");

    await user.click(screen.getByLabelText("Full"));
    await user.selectOptions(screen.getByLabelText("Month"), "September");
    await user.clear(screen.getByLabelText("Day"));
    await user.type(screen.getByLabelText("Day"), "29");
    await user.click(screen.getByLabelText("Is bright"));
    await user.click(screen.getByLabelText("Above"));
    await user.type(screen.getByLabelText("Degrees"), "30");

    expect(read(form()).part).toMatchObject({
      phase: "full",
      on: { month: 9, day: 29 },
      isBright: true,
      unit: "points",
      shines: { kind: "above", degrees: 30 },
    });
    expect(read(form()).errors).toMatchObject({ worthMinor: { code: "required" }, factor: { code: "required" } });
  });

  it("moves and removes rows by keyboard", async () => {
    const { user, form } = show("en");
    for (const height of ["1", "2", "3"]) {
      await user.click(screen.getByRole("button", { name: "Add" }));
      await user.type(within(screen.getByRole("group", { name: `Tides ${height}` })).getByLabelText("Height"), height);
    }
    expect(screen.queryByRole("button", { name: "Add" })).toBeNull();

    screen.getByRole("button", { name: "Move “Tides 3” up" }).focus();
    await user.keyboard("{Enter}");
    screen.getByRole("button", { name: "Remove “Tides 1”" }).focus();
    await user.keyboard(" ");

    expect(read(form()).part).toMatchObject({ tides: [{ height: 3 }, { height: 2 }] });
  });

  it("takes a decimal comma in German, and names months in German", async () => {
    const { user, form } = show("de");

    await user.type(screen.getByLabelText("Worth minor"), "1.234,50");
    await user.selectOptions(screen.getByLabelText("Monat"), "März");

    expect(read(form()).part).toMatchObject({ worthMinor: 123_450, on: { month: 3 } });
  });
});

async function paste(user: ReturnType<typeof userEvent.setup>, label: string, value: string): Promise<void> {
  await user.click(screen.getByLabelText(label));
  await user.paste(value);
}

function read(form: PartForm) {
  const { part, errors } = readDraft(form.field, form.draft, form.typed);
  return { part, errors };
}

function show(language: "en" | "de") {
  let shown: PartForm | undefined;
  const program = simpleProgram(100);
  function Moon() {
    const form = usePartForm({
      schema: moonSchema,
      part: {},
      isNew: true,
      parts: { program, currency: "EUR", language },
      place: () => program,
      at: () => ["earning", 1],
    });
    shown = form;
    return <PartFields form={form} />;
  }
  renderScreen([{ path: "/", Component: Moon }], { at: "/", language });
  const form = () => {
    if (!shown) throw new Error("the form was not rendered");
    return shown;
  };
  return { user: userEvent.setup({ delay: null }), form };
}
