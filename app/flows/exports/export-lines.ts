import { csvText } from "../../loyalty/csv.ts";
import { EXPORT_COLUMNS, exportText } from "../../loyalty/export-columns.ts";
import type { ExportKind } from "../../loyalty/export-kinds.ts";
import { explain } from "../../loyalty/explain.ts";
import { explanationSchema } from "../../loyalty/explanation.ts";
import { unitDecimals } from "../../loyalty/import/unit-decimals.ts";
import type { Program } from "../../loyalty/program.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import { type ExportRow, exportRows, importReportRows } from "../../models/export-rows.ts";
import { programState } from "../../models/program.ts";

interface Exporting {
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  language: "en" | "de";
}

/**
 * Everything of one kind as the lines of a file, some at a time: comma-separated values that no spreadsheet takes for formulas, or one
 * JSON object a line. It holds a few thousand rows at once, however many there are.
 */
export async function* exportLines(
  kind: ExportKind,
  of: Exporting & { format: "csv" | "json" },
): AsyncGenerator<string> {
  const { shop, format } = of;
  const program = (await programState(null, shop.programId)).versions.at(-1)?.program ?? null;
  const columns = EXPORT_COLUMNS[kind];
  if (format === "csv") yield csvText([columns]);
  for await (const rows of exportRows(kind, shop)) {
    const full = rows.map((row) => completed(row, { ...of, program }));
    yield format === "csv"
      ? csvText(
          full.map((row) => columns.map((column) => exportText(column, row[column], decimalsOf(row, of, program)))),
        )
      : full.map((row) => `${JSON.stringify(jsonOf(columns, row))}\n`).join("");
  }
}

/** Every row of an import and what became of it, as comma-separated values. */
export async function* importReportLines(
  of: { programId: string; runId: string },
  words: { header: readonly string[]; state: (state: string) => string; problem: (problem: string) => string },
): AsyncGenerator<string> {
  yield csvText([words.header]);
  for await (const rows of importReportRows(of)) {
    yield csvText(
      rows.map(({ row, state, problem, customer_id: customerId, points, joined }) => [
        ...[String(row), problem === null ? words.state(state) : words.problem(problem), customerId ?? ""],
        ...[state === "done" ? points : "", joined ? "1" : ""],
      ]),
    );
  }
}

/** What follows from a row's data: the sentence of a transfer, the last day of points in the shop's time zone. */
function completed(row: ExportRow, of: Exporting & { program: Program | null }): ExportRow {
  const { expires_at: expiresAt, explanation, points, unit } = row;
  if (expiresAt instanceof Date) {
    // Good to the end of the last day, which is the first moment of the next.
    return { ...row, expires_on: zoneOf(of.shop.timeZone).dateText(Math.floor(expiresAt.getTime() / 1000) - 1) };
  }
  if (explanation === undefined) return row;
  const parsed = explanationSchema.safeParse(explanation);
  const called = typeof unit === "string" ? unit : "";
  const name = of.program?.units.find(({ id }) => id === called)?.name ?? { one: called, many: called };
  const context = { locale: of.language, pointsName: name, decimals: decimalsOf(row, of, of.program) };
  return { ...row, sentence: parsed.success ? explain(parsed.data, Number(points), context) : "" };
}

function decimalsOf({ unit }: ExportRow, { shop }: Exporting, program: Program | null): number {
  return program === null
    ? 0
    : unitDecimals(program, { unit: typeof unit === "string" ? unit : "", currency: shop.currency });
}

function jsonOf(columns: readonly string[], row: ExportRow): ExportRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
