import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

// `node scripts/licences.ts` writes docs/licences.md; with --check it only says whether that file is up to date.

const root = path.resolve(import.meta.dirname, "..");
const target = path.join(root, "docs", "licences.md");

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** Packages whose package.json names no licence, and where theirs stands instead. */
const licencesElsewhere: Readonly<Record<string, string>> = {
  "seq-queue": "MIT", // its file LICENSE
};

interface Dependency {
  name: string;
  version: string;
  licence: string;
}

const page = render(productionDependencies());
if (process.argv.includes("--check")) {
  if (readOrNothing(target) !== page) {
    console.error("docs/licences.md is out of date: run `node scripts/licences.ts`.");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, page);
}

// The lock file says it for every platform; node_modules only knows the packages of this one.
function productionDependencies(): Dependency[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")));
  const found = new Map<string, Dependency>();
  for (const [location, entry] of Object.entries(lock.packages)) {
    if (location === "" || entry.dev === true || entry.link === true) continue;
    const name = location.slice(location.lastIndexOf("node_modules/") + "node_modules/".length);
    const version = entry.version ?? "";
    const licence = entry.license ?? licencesElsewhere[name];
    if (licence === undefined)
      throw new Error(`${name} ${version} names no licence: look it up, or do without the package`);
    found.set(`${name} ${version}`, { name, version, licence });
  }
  return [...found.values()].sort(
    (a, b) => order(a.licence, b.licence) || order(a.name, b.name) || order(a.version, b.version),
  );
}

function render(dependencies: Dependency[]): string {
  const licences = [...new Set(dependencies.map(({ licence }) => licence))];
  const sections = licences.map((licence) => {
    const list = dependencies.filter((dependency) => dependency.licence === licence);
    return `## ${licence} (${list.length})\n\n${list.map(({ name, version }) => `- ${name} ${version}`).join("\n")}\n`;
  });
  return [
    "# Licences",
    "",
    "Every package that an installation without development dependencies may bring along, on any platform, by licence.",
    "Many of them arrive with Prisma's command line, which its client names as a peer; the running app loads few of them.",
    "Written by `node scripts/licences.ts` from `package-lock.json`; `npm run check` fails while it is out of date.",
    "",
    "“SEE LICENSE IN LICENSE.md” are Shopify's Polaris packages: they may be used in software that works with Shopify.",
    "",
    ...sections,
  ].join("\n");
}

// Plain code-unit order: the same list on every machine, whatever its language.
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
