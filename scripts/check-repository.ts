import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

// What must not be in the repository, whoever wrote it: paths of one machine, private registries, secrets, rules switched
// off without a reason, links that lead nowhere.

interface Finding {
  file: string;
  line: number;
  problem: string;
}

interface Ban {
  problem: string;
  pattern: RegExp;
  /** Files in which the pattern means something else. */
  except?: RegExp;
}

const root = path.resolve(import.meta.dirname, "..");

// Written in two halves where a pattern would otherwise find itself.
const bans: Ban[] = [
  {
    problem: "a path of one machine; use a relative one, or os.tmpdir()",
    pattern: new RegExp(`(?<![\\w.$}*@-])/(?:work|tmp|root|home|Users)${"/"}[\\w.-]`),
    except: /^Dockerfile$/,
  },
  { problem: "a private key", pattern: new RegExp(`-----BEGIN [A-Z ]*PRIVATE ${"KEY"}-----`) },
  { problem: "a Shopify token or secret", pattern: /\bshp(?:at|ss|ca|pa|ua|tka)_[0-9a-fA-F]{32}\b/ },
  {
    problem: "a cloud or code-hosting key",
    pattern: /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|npm_[0-9A-Za-z]{36})\b/,
  },
  {
    problem: "a password in a URL",
    pattern: /\b[a-z]+:\/\/[\w-]+:[^\s/@"'`$<{]+@(?!127\.0\.0\.1|localhost)/,
    except: /^tests\//,
  },
  { problem: "a test that is skipped or runs alone", pattern: /\b(?:it|test|describe)\.(?:skip|only|todo)\b/ },
  { problem: "an unfinished piece", pattern: new RegExp(`\\b(?:TO${"DO"}|FIX${"ME"})\\b`) },
];

const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  // Written by Shopify's code generator.
  .filter((file) => file !== "" && !file.startsWith("app/shopify/types/"))
  .filter((file) => existsSync(path.join(root, file)));

const findings = files.flatMap((file) => findingsIn(file));
for (const { file, line, problem } of findings) console.error(`${file}:${line} ${problem}`);
process.exitCode = findings.length > 0 ? 1 : 0;

function findingsIn(file: string): Finding[] {
  const absolute = path.join(root, file);
  if (!statSync(absolute).isFile()) return [];
  const bytes = readFileSync(absolute);
  if (bytes.includes(0)) return []; // an image or a font
  const text = bytes.toString("utf8");
  const lines = text.split("\n");

  const banned = bans
    .filter((ban) => !ban.except?.test(file))
    .flatMap((ban) =>
      lines.flatMap((line, index) => (ban.pattern.test(line) ? [{ file, line: index + 1, problem: ban.problem }] : [])),
    );
  if (/\.[cm]?[jt]sx?$/.test(file)) return [...banned, ...unexplained(file, lines)];
  if (file === "package-lock.json") return [...banned, ...foreignHosts(lines)];
  if (file.endsWith(".md")) return [...banned, ...deadLinks(file, lines)];
  return banned;
}

// The reason stands behind `--` or in the comment right above.
function unexplained(file: string, lines: string[]): Finding[] {
  return lines.flatMap((line, index) => {
    const isDisabled = new RegExp(`eslint-${"disable"}`).test(line);
    const isExplained = /--\s*\w/.test(line) || /^\s*\/\/(?! eslint)/.test(lines[index - 1] ?? "");
    if (!isDisabled || isExplained) return [];
    return [{ file, line: index + 1, problem: "a rule switched off without a reason" }];
  });
}

// A lock file may leave the registry out or name the public one; anything else would lead a newcomer to a closed door.
function foreignHosts(lines: string[]): Finding[] {
  return lines.flatMap((line, index) => {
    const host = /"resolved": "https?:\/\/([^/"]+)/.exec(line)?.[1];
    if (host === undefined || host === "registry.npmjs.org") return [];
    return [{ file: "package-lock.json", line: index + 1, problem: "a package from another registry than npm's own" }];
  });
}

function deadLinks(file: string, lines: string[]): Finding[] {
  return lines.flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)|(?:src|href)="([^"#]+)"/g)]
      .map((match) => match[1] ?? match[2] ?? "")
      .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.resolve(root, path.dirname(file), target)))
      .map((target) => ({ file, line: index + 1, problem: `a link to ${target}, which is not there` })),
  );
}
