import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../app/routes", import.meta.url));

/** One screen of the admin: a route that shows something. */
export interface Screen {
  /** Its file below app/routes, without the ending. */
  name: string;
  /** Matches the paths at which it stands. */
  path: RegExp;
}

/** Every screen of the admin, by the files in app/routes: those with most of their path fixed come first. */
function screens(): Screen[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith("app.") && file.endsWith(".tsx") && file !== "app.tsx" && file !== "app.$.tsx")
    .filter((file) => /^export default /m.test(readFileSync(path.join(folder, file), "utf8")))
    .map((file) => file.replace(/\.tsx$/, ""))
    .map((name) => ({ name, path: new RegExp(`^/${parts(name).map(patternOf).join("/")}$`) }))
    .toSorted((one, other) => parts(one.name).filter(isOpen).length - parts(other.name).filter(isOpen).length);
}

/** The parts of a route's address: `app.members.$id_.facts` stands at app/members/$id/facts. */
function parts(name: string): string[] {
  return name
    .split(".")
    .map((part) => part.replace(/_$/, ""))
    .filter((part) => part !== "_index");
}

const isOpen = (part: string) => part.startsWith("$");
const patternOf = (part: string) => (isOpen(part) ? "[^/]+" : part);

/** Walks from page to page by their links and remembers an address of each screen it comes across. */
export class Crawl {
  readonly #screens = screens();
  readonly #found = new Map<string, string>();
  readonly #waiting: Screen[] = [];

  /** Notes addresses that a page links to. */
  note(addresses: readonly string[]): void {
    for (const address of addresses) {
      const screen = this.#screenAt(address);
      if (!screen || this.#found.has(screen.name)) continue;
      this.#found.set(screen.name, address);
      this.#waiting.push(screen);
    }
  }

  /** The next screen that nobody has looked at; null once there is none. */
  next(): { name: string; address: string } | null {
    const screen = this.#waiting.shift();
    return screen ? { name: screen.name, address: this.#found.get(screen.name) ?? "" } : null;
  }

  /** Screens to which no link led. */
  get unreached(): string[] {
    return this.#screens.map(({ name }) => name).filter((name) => !this.#found.has(name));
  }

  #screenAt(address: string): Screen | undefined {
    const { pathname } = new URL(address, "https://laurel.example.com");
    return this.#screens.find((screen) => screen.path.test(pathname));
  }
}
