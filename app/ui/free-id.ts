const LENGTH_MAX = 30;

/** An id made of the words of `name` that nothing else has: "Größte Freunde" is "grosste-freunde". */
export function freeId(name: string, options: { taken: ReadonlySet<string>; otherwise: string }): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  const stem = words.replace(/^-+|-+$/g, "").slice(0, LENGTH_MAX).replace(/-+$/, "") || options.otherwise; // prettier-ignore
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!options.taken.has(id)) return id;
  }
}
