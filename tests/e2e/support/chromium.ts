import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import packaged, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Chromium's package holds these libraries too (NSS, NSPR, Expat), for systems that lack them. */
const librariesArchive = "al2023.tar.br";

/**
 * Starts the Chromium that ships inside an npm package; nothing needs to be installed on the machine.
 *
 * @throws with the loader's words when the binary does not run here
 */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpacked();
  const executablePath = path.join(folder, "chromium");
  const environment = environmentFor(folder, executablePath);
  return chromium.launch({
    executablePath,
    env: environment,
    // Containers and CI run as root, where Chromium refuses its own sandbox; it only ever sees pages of this machine.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--disable-gpu"],
  });
}

/** The package unpacks 200 MB below the temporary folder and trusts whatever lies there: so each version gets a folder of its own. */
async function unpacked(): Promise<string> {
  const packageFolder = path.resolve(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..");
  const version =
    /"version":\s*"([^"]+)"/.exec(readFileSync(path.join(packageFolder, "package.json"), "utf8"))?.[1] ?? "0";
  const folder = fileURLToPath(new URL(`../../../.cache/chromium-${version}`, import.meta.url));
  if (existsSync(folder)) return folder;

  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const temporaryBefore = process.env["TMPDIR"];
  process.env["TMPDIR"] = draft;
  try {
    await packaged.executablePath();
    await inflate(path.join(packageFolder, "bin", librariesArchive));
  } finally {
    if (temporaryBefore === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporaryBefore;
  }
  writeFileSync(path.join(draft, "fonts", "fonts.conf"), fontsConfiguration(path.join(folder, "fonts")));
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true }); // Another run was faster.
  }
  return folder;
}

/** The package's own font first, so that pages and pictures look the same everywhere; the system's for what it lacks. */
function fontsConfiguration(fontsFolder: string): string {
  const prefer = (family: string) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fontsFolder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${fontsFolder}/cache</cachedir>
  ${["sans-serif", "system-ui", "Inter"].map(prefer).join("\n  ")}
</fontconfig>
`;
}

function environmentFor(folder: string, executablePath: string): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const withFonts = { ...own, FONTCONFIG_PATH: path.join(folder, "fonts") };
  if (runs(executablePath, withFonts) === "") return withFonts;

  const withLibraries = { ...withFonts, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") };
  const problem = runs(executablePath, withLibraries);
  if (problem !== "") throw new Error(`The packaged Chromium does not run here: ${problem}`);
  return withLibraries;
}

function runs(executablePath: string, environment: Record<string, string>): string {
  const tried = spawnSync(executablePath, ["--no-sandbox", "--version"], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return tried.status === 0 ? "" : (tried.error?.message ?? tried.stderr.trim());
}
