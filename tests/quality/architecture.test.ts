import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");

/** One planted violation for each rule: the rule, who breaks it, and what it imports. */
const violations: [rule: string, from: string, imports: string][] = [
  ["no-circular", "app/loyalty/egg.ts", "./hen.ts"],
  ["doors-are-entered-from-outside", "app/flows/asks-a-door.ts", "../http/other-door.ts"],
  ["doors-do-not-lead-to-doors", "app/jobs/opens-a-route.ts", "../routes/other-route.tsx"],
  ["flow-never-calls-flow", "app/flows/calls-a-flow.ts", "./other-flow.ts"],
  ["steps-take-a-transaction", "app/flows/steps/starts-a-flow.ts", "../other-flow.ts"],
  ["steps-only-in-flows", "app/http/takes-a-step.ts", "../flows/steps/other-step.ts"],
  ["io-does-not-reach-up", "app/models/starts-a-flow.ts", "../flows/other-flow.ts"],
  ["io-are-strangers", "app/ledger/asks-a-model.ts", "../models/other-model.ts"],
  ["loyalty-is-pure", "app/loyalty/reads-a-file.ts", "node:fs"],
  ["loyalty-is-pure", "app/loyalty/asks-the-database.ts", "pg"],
  ["ui-is-markup", "app/ui/asks-a-model.tsx", "../models/other-model.ts"],
  ["ui-only-in-routes", "app/http/renders.ts", "../ui/other-part.tsx"],
  ["data-of-screens-is-no-markup", "app/reward-page.server.ts", "./ui/other-part.tsx"],
  ["foundation-carries", "app/log.server.ts", "./models/other-model.ts"],
  ["clock-only-at-doors", "app/flows/reads-the-clock.ts", "../clock.server.ts"],
  ["prisma-stays-in-models", "app/flows/speaks-prisma.ts", "../generated/prisma/client.ts"],
  ["polaris-only-in-routes-and-ui", "app/http/renders-polaris.ts", "@shopify/polaris"],
  ["remix-only-at-the-edge", "app/flows/redirects.ts", "@remix-run/node"],
  ["shopify-remix-only-at-the-edge", "app/flows/authenticates.ts", "@shopify/shopify-app-remix/server"],
  ["app-knows-no-sandbox", "app/http/knows-the-sandbox.ts", "../../sandbox/other-stand-in.ts"],
  ["sandbox-knows-no-app", "sandbox/peeks.ts", "../app/models/other-model.ts"],
  ["nobody-imports-tests", "scripts/uses-a-test.ts", "../tests/other-test.ts"],
  ["blocks-bring-little", "extensions/laurel-order-block/src/uses-react.ts", "react"],
  ["extensions-stand-alone", "extensions/theme/assets/uses-a-package.js", "zod"],
  ["no-development-package-in-the-app", "app/http/tests-itself.ts", "vitest"],
  ["every-package-is-named", "scripts/uses-a-stowaway.ts", "acorn"],
  ["every-import-resolves", "app/models/imports-nothing.ts", "./not-there.ts"],
];

/** What is allowed, in each layer: none of it may be reported. */
const allowed: [from: string, imports: string][] = [
  ["app/http/calls-a-flow.ts", "../flows/other-flow.ts"],
  ["app/http/runs-a-job.ts", "../jobs/other-job.ts"],
  ["app/routes/reads-a-model.tsx", "../models/other-model.ts"],
  ["app/routes/shows.tsx", "../ui/other-part.tsx"],
  ["app/routes/shows-polaris.tsx", "@shopify/polaris"],
  ["app/flows/takes-a-step.ts", "./steps/other-step.ts"],
  ["app/flows/combines.ts", "../models/other-model.ts"],
  ["app/models/uses-a-rule.ts", "../loyalty/other-rule.ts"],
  ["app/loyalty/parses.ts", "zod"],
  ["app/ui/shows-a-rule.tsx", "../loyalty/other-rule.ts"],
  ["app/jobs/reads-the-clock.ts", "../clock.server.ts"],
  ["tests/sees-everything.ts", "../app/flows/steps/other-step.ts"],
];

const innocent = [
  "app/http/other-door.ts",
  "app/routes/other-route.tsx",
  "app/jobs/other-job.ts",
  "app/flows/other-flow.ts",
  "app/flows/steps/other-step.ts",
  "app/models/other-model.ts",
  "app/loyalty/other-rule.ts",
  "app/ui/other-part.tsx",
  "app/clock.server.ts",
  "app/generated/prisma/client.ts",
  "sandbox/other-stand-in.ts",
  "tests/other-test.ts",
];

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

describe("the architecture's rules", () => {
  let folder: string;
  let found: string[];

  beforeAll(() => {
    // Inside the repository, so that packages resolve as they do for real files.
    mkdirSync(path.join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(path.join(root, ".cache", "architecture-"));
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    write("tsconfig.json", "{}");
    write("app/loyalty/hen.ts", 'import "./egg.ts";\n');
    for (const file of innocent) write(file, "export {};\n");
    for (const [, from, imports] of violations) write(from, `import ${JSON.stringify(imports)};\n`);
    for (const [from, imports] of allowed) write(from, `import ${JSON.stringify(imports)};\n`);

    found = violationsIn(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(violations)("%s: %s may not import %s", (rule, from) => {
    expect(found).toContain(`${rule}: ${from}`);
  });

  it("each rule is shown to fire", () => {
    const names = z
      .object({
        forbidden: z.array(z.object({ name: z.string(), severity: z.literal("error"), comment: z.string().min(20) })),
      })
      .parse(createRequire(import.meta.url)(path.join(root, ".dependency-cruiser.cjs")))
      .forbidden.map((rule) => rule.name);

    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(names));
  });

  it("what the layers allow is not reported", () => {
    for (const [from] of allowed) expect(found.filter((line) => line.endsWith(`: ${from}`))).toEqual([]);
  });

  it("a type is an import like any other", () => {
    writeFileSync(
      path.join(folder, "app/models/borrows-a-type.ts"),
      'import type { a } from "../ledger/other-book.ts";\nexport type B = a;\n',
    );
    mkdirSync(path.join(folder, "app/ledger"), { recursive: true });
    writeFileSync(path.join(folder, "app/ledger/other-book.ts"), "export type a = 1;\n");

    expect(violationsIn(folder)).toContain("io-are-strangers: app/models/borrows-a-type.ts");
  });
});

function violationsIn(folder: string): string[] {
  const command = path.join(root, "node_modules/.bin/depcruise");
  const config = path.join(root, ".dependency-cruiser.cjs");
  const roots = ["app", "sandbox", "scripts", "extensions", "tests"];
  const run = spawnSync(command, [...roots, "--config", config, "--output-type", "json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const report = reportSchema.parse(JSON.parse(run.stdout));
  return report.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}
