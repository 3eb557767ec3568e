import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { themeCheckRun } from "@shopify/theme-check-node";

// `node scripts/check-theme.ts`: Shopify's own theme check over the theme app extension, and what it does not look at.

const EXTENSION = fileURLToPath(new URL("../extensions/loyalty-theme", import.meta.url));

/** Where an app block may be placed; theme check accepts any word. */
const TARGETS = ["section", "body", "head", "compliance_head"];
/** Shopify refuses longer names on upload. */
const NAME_LENGTH_MAX = 25;
const BLOCKS_MAX = 30;
const LIQUID_BYTES_MAX = 100_000;
const LOCALE_BYTES_MAX = 15_000;
/** Our own promise to shops, all files of a kind together, gzip. */
const SCRIPT_BYTES_MAX = 5 * 1024;
const STYLE_BYTES_MAX = 3 * 1024;

type Json = Record<string, unknown>;

/**
 * Everything that is wrong with a theme app extension, one sentence each; empty when nothing is.
 *
 * @param folder the extension's folder
 */
export async function themeProblems(folder: string): Promise<string[]> {
  return [
    ...(await themeCheckProblems(folder)),
    ...blockProblems(folder),
    ...localeProblems(folder),
    ...sizeProblems(folder),
  ];
}

async function themeCheckProblems(folder: string): Promise<string[]> {
  const own = mkdtempSync(path.join(tmpdir(), "theme-check-"));
  const config = path.join(own, "theme-check.yml");
  writeFileSync(config, "extends: theme-check:theme-app-extension\n");
  try {
    const { offenses } = await themeCheckRun(folder, config);
    return offenses.map((offense) => {
      const file = path.relative(folder, fileURLToPath(offense.uri));
      return `${file}:${offense.start.line + 1} ${offense.message} (${offense.check})`;
    });
  } finally {
    rmSync(own, { recursive: true });
  }
}

function blockProblems(folder: string): string[] {
  const files = filesOf(folder, "blocks");
  const tooMany = files.length > BLOCKS_MAX ? [`blocks/ holds ${files.length} blocks, more than ${BLOCKS_MAX}`] : [];
  return [...tooMany, ...files.flatMap((file) => problemsOfBlock(folder, file))];
}

function problemsOfBlock(folder: string, file: string): string[] {
  const schema = schemaOf(path.join(folder, file));
  if (schema === null) return [`${file} has no {% schema %}`];
  const problems: string[] = [];
  if (!TARGETS.includes(String(schema["target"]))) {
    problems.push(`${file} has the target "${String(schema["target"])}", which is none of ${TARGETS.join(", ")}`);
  }
  for (const kind of ["stylesheet", "javascript"]) {
    const asset = schema[kind];
    if (typeof asset === "string" && !existsSync(path.join(folder, "assets", asset))) {
      problems.push(`${file} asks for the ${kind} ${asset}, which is not in assets/`);
    }
  }
  for (const { locale, name } of blockNames(folder, schema["name"])) {
    if (name === null) problems.push(`${file} has a name that ${locale} does not translate`);
    else if (name.length > NAME_LENGTH_MAX)
      problems.push(`${file}: "${name}" is longer than ${NAME_LENGTH_MAX} characters`);
  }
  const ids = objects(schema["settings"]).flatMap((setting) =>
    typeof setting["id"] === "string" ? [setting["id"]] : [],
  );
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) problems.push(`${file} has two settings with the id "${id}"`);
  }
  return problems;
}

/** A block's name as merchants read it: written out, or in every language of the schema files. */
function blockNames(folder: string, name: unknown): { locale: string; name: string | null }[] {
  if (typeof name !== "string") return [{ locale: "schema", name: null }];
  if (!name.startsWith("t:")) return [{ locale: "schema", name }];
  return filesOf(folder, "locales")
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => {
      const found = texts(readJson(path.join(folder, file))).get(name.slice("t:".length));
      return { locale: file, name: found ?? null };
    });
}

/** Every language has exactly the keys of the default one, and in each text the same places to fill in. */
function localeProblems(folder: string): string[] {
  const files = filesOf(folder, "locales");
  return ["", ".schema"].flatMap((kind) => {
    const ofKind = files.filter((file) => file.endsWith(".schema.json") === (kind !== ""));
    const original = ofKind.find((file) => file.endsWith(`.default${kind}.json`));
    if (original === undefined) return [`locales/ has no default${kind} language`];
    const wanted = texts(readJson(path.join(folder, original)));
    return ofKind.flatMap((file) => differences({ file, original }, wanted, texts(readJson(path.join(folder, file)))));
  });
}

function differences(
  names: { file: string; original: string },
  wanted: Map<string, string>,
  found: Map<string, string>,
): string[] {
  const { file, original } = names;
  const missing = [...wanted.keys()].filter((key) => !found.has(key)).map((key) => `${file} lacks ${key}`);
  const surplus = [...found.keys()]
    .filter((key) => !wanted.has(key))
    .map((key) => `${file} has ${key}, ${original} does not`);
  const unequal = [...wanted]
    .filter(([key, text]) => found.has(key) && places(found.get(key) ?? "") !== places(text))
    .map(([key, text]) => `${file}: ${key} must fill in ${places(text) || "nothing"}, as ${original} does`);
  const empty = [...found].filter(([, text]) => text.trim() === "").map(([key]) => `${file}: ${key} is empty`);
  return [...missing, ...surplus, ...unequal, ...empty];
}

function places(text: string): string {
  return [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].map((place) => place.replace(/\s/g, "")).sort().join(" "); // prettier-ignore
}

function sizeProblems(folder: string): string[] {
  const liquid = [...filesOf(folder, "blocks"), ...filesOf(folder, "snippets")];
  const assets = filesOf(folder, "assets");
  const plain = (file: string) => readFileSync(path.join(folder, file)).length;
  const zipped = (file: string) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
  const scripts = sum(assets.filter((file) => file.endsWith(".js")).map(zipped));
  const styles = sum(assets.filter((file) => file.endsWith(".css")).map(zipped));
  const problems: string[] = [];
  if (sum(liquid.map(plain)) > LIQUID_BYTES_MAX) problems.push(`Liquid is larger than ${LIQUID_BYTES_MAX} bytes`);
  if (scripts > SCRIPT_BYTES_MAX) problems.push(`JavaScript is ${scripts} bytes (gzip), more than ${SCRIPT_BYTES_MAX}`);
  if (styles > STYLE_BYTES_MAX) problems.push(`CSS is ${styles} bytes (gzip), more than ${STYLE_BYTES_MAX}`);
  for (const file of filesOf(folder, "locales")) {
    if (plain(file) > LOCALE_BYTES_MAX) problems.push(`${file} is larger than ${LOCALE_BYTES_MAX} bytes`);
  }
  return problems;
}

function schemaOf(file: string): Json | null {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(readFileSync(file, "utf8"));
  const schema: unknown = match?.[1] === undefined ? null : JSON.parse(match[1]);
  return isObject(schema) ? schema : null;
}

/** All texts of a locale file by their dotted keys. */
function texts(node: unknown, prefix = ""): Map<string, string> {
  if (!isObject(node)) return new Map([[prefix, String(node)]]);
  const below = Object.entries(node).map(([key, value]) => texts(value, prefix === "" ? key : `${prefix}.${key}`));
  return new Map(below.flatMap((map) => [...map]));
}

function filesOf(folder: string, below: string): string[] {
  return readdirSync(path.join(folder, below)).map((name) => path.join(below, name));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

if (import.meta.main) {
  const problems = await themeProblems(EXTENSION);
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? "The theme app extension is in order." : `${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
