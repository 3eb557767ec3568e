import type { ProgramDocument } from "./document-schema.ts";

export type Path = (string | number)[];
export type Refuse = (path: Path, code: string, params?: Record<string, string | number>) => void;

type NamedList = "units" | "earning" | "tiers" | "rewards";

/** What stands in the document under a name, and the refusal of what does not. */
export class Names {
  readonly program: ProgramDocument;
  readonly #refuse: Refuse;

  constructor(program: ProgramDocument, refuse: Refuse) {
    this.program = program;
    this.#refuse = refuse;
  }

  must(list: NamedList, name: string, path: Path): void {
    const known = this.program[list].map(({ id }) => id);
    if (!known.includes(name)) this.#refuse(path, `unknown-${list}`, { known: known.join(", ") });
  }

  each(list: NamedList, names: readonly (string | null)[], path: Path): void {
    names.forEach((name, index) => {
      if (name !== null) this.must(list, name, [...path, index]);
    });
  }

  refuse(path: Path, code: string, params: Record<string, string | number> = {}): void {
    this.#refuse(path, code, params);
  }
}
