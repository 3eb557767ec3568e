import path from "node:path";
import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

describe("the lint", () => {
  let byFile: Map<string, string[]>;

  beforeAll(async () => {
    // `ignore: false` because the everyday lint leaves these files out.
    const results = await new ESLint({ cwd: root, ignore: false }).lintFiles("tests/lint-must-fail/*.ts");
    byFile = new Map(
      results.map((result) => [
        path.basename(result.filePath),
        result.messages.map(
          (message) => `${message.line} ${message.severity === 2 ? "error" : "warning"} ${message.ruleId ?? "syntax"}`,
        ),
      ]),
    );
  }, 60_000);

  it("fails on a dropped await on a Prisma write, also inside a transaction and on raw SQL", () => {
    expect(byFile.get("dropped-await-on-prisma.ts")).toEqual([
      "4 error @typescript-eslint/no-floating-promises",
      "9 error @typescript-eslint/no-floating-promises",
      "14 error @typescript-eslint/no-floating-promises",
    ]);
  });

  it("fails on a dropped await on a pg query, of the pool and of a client", () => {
    expect(byFile.get("dropped-await-on-pg.ts")).toEqual([
      "4 error @typescript-eslint/no-floating-promises",
      "8 error @typescript-eslint/no-floating-promises",
    ]);
  });

  it("fails on an async function where nobody waits for it, and on a promise taken for its answer", () => {
    expect(byFile.get("async-where-nobody-waits.ts")).toEqual([
      "4 error @typescript-eslint/no-misused-promises",
      "10 error @typescript-eslint/no-misused-promises",
    ]);
  });

  it("has no rule that only warns", async () => {
    const eslint = new ESLint({ cwd: root });
    const samples = [
      "app/loyalty/earning.ts",
      "app/routes/app.tsx",
      "app/flows/settle-orders.ts",
      "tests/quality/lint.test.ts",
    ];

    const warnings: string[] = [];
    for (const file of samples) {
      const config: unknown = await eslint.calculateConfigForFile(path.join(root, file));
      for (const [rule, severity] of severities(config)) if (severity === 1) warnings.push(`${file} ${rule}`);
    }

    expect(warnings).toEqual([]);
  });
});

describe("below the doors", () => {
  const lintAs = async (filePath: string, code: string) => {
    // Types are not needed for what these rules see, and a file that does not exist has none.
    const eslint = new ESLint({
      cwd: root,
      overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
      ruleFilter: ({ ruleId }) =>
        /^no-restricted|^@typescript-eslint\/consistent-type-assertions|^max-lines/.test(ruleId),
    });
    const [result] = await eslint.lintText(code, { filePath: path.join(root, filePath) });
    return result?.messages.map((message) => message.ruleId) ?? [];
  };

  it.each([
    ["the clock", "export const at = Date.now();"],
    ["today's date", "export const at = new Date();"],
    ["chance", "export const chance = Math.random();"],
    ["a random id", "export const id = crypto.randomUUID();"],
    ["a random id by import", 'import { randomUUID } from "node:crypto";\nexport const id = randomUUID();'],
    ["floating-point money", 'export const price = parseFloat("19.99");'],
    ["a boolean parameter", "export function post(isTest: boolean): boolean {\n  return isTest;\n}"],
    ["an unchecked claim about a type", 'export const name = JSON.parse("1") as string;'],
    ["an import without extension", 'import { points } from "./points";\nexport const five = points(5);'],
  ])("%s is refused", async (_what, code) => {
    expect(await lintAs("app/loyalty/planted.ts", code)).toHaveLength(1);
    expect(await lintAs("app/flows/planted.ts", code)).toHaveLength(1);
  });

  it("a door may read the clock, and a date made from a number is no clock", async () => {
    expect(await lintAs("app/http/planted.ts", "export const at = Date.now();")).toEqual([]);
    expect(await lintAs("app/loyalty/planted.ts", "export const at = new Date(0);")).toEqual([]);
  });

  it("only a flow opens a transaction", async () => {
    const code = 'import { withTransaction } from "../db.server.ts";\nexport const open = withTransaction;';

    expect(await lintAs("app/models/planted.ts", code)).toEqual(["no-restricted-imports"]);
    expect(await lintAs("app/http/planted.ts", code)).toEqual(["no-restricted-imports"]);
    expect(await lintAs("app/flows/steps/planted.ts", code)).toEqual(["no-restricted-imports"]);
    expect(await lintAs("app/flows/planted.ts", code)).toEqual([]);
  });

  it.each([
    "export const write = () => db.member.create({ data: {} });",
    "export const write = () => prisma().member.updateMany({ data: {} });",
    "export const write = () => prisma().$executeRawUnsafe('DELETE FROM member');",
    "export const write = () => db.$transaction([]);",
  ])("Prisma does not write outside the session storage: %s", async (code) => {
    expect(await lintAs("app/models/planted.ts", code)).toEqual(["no-restricted-syntax"]);
    expect(await lintAs("app/routes/planted.tsx", code)).toEqual(["no-restricted-syntax"]);
    expect(await lintAs("app/session-storage.server.ts", code)).toEqual([]);
  });

  it("Prisma may read", async () => {
    const code =
      "export const read = () => prisma().member.findMany();\nexport const raw = () => db.$queryRaw`SELECT 1`;";

    expect(await lintAs("app/models/planted.ts", code)).toEqual([]);
  });
});

function severities(config: unknown): [string, number][] {
  if (typeof config !== "object" || config === null || !("rules" in config)) return [];
  return Object.entries(config.rules ?? {}).map(([rule, setting]) => [
    rule,
    Array.isArray(setting) ? Number(setting[0]) : 0,
  ]);
}
