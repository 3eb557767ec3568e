const WIDTH = 100;

/** JSON for people: what fits a line stands on one. */
export function formattedJson(value: unknown, indent = ""): string {
  const isList = Array.isArray(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const entries = isList
    ? value.map((item: unknown) => ({ key: "", item }))
    : Object.entries(value).map(([key, item]: [string, unknown]) => ({ key: `${JSON.stringify(key)}: `, item }));
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  const flat = entries.map(({ key, item }) => key + formattedJson(item, deeper));
  const oneLine = isList ? `[${flat.join(", ")}]` : `{ ${flat.join(", ")} }`;
  const isTable = isList && value.length > 1 && value.every((item) => typeof item === "object" && item !== null);
  const fits = indent !== "" && !isTable && oneLine.length + indent.length <= WIDTH && !oneLine.includes("\n");
  return fits ? oneLine : `${open}\n${flat.map((line) => deeper + line).join(",\n")}\n${indent}${close}`;
}
