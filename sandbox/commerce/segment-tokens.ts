/** A word, an operator, a bracket or a quoted text of a segment query, and where it stands; columns count from 0. */
export interface SegmentToken {
  kind: "word" | "text" | "number" | "sign";
  /** Without quotes. */
  text: string;
  line: number;
  column: number;
}

const TOKEN =
  /\s+|'(?<text>(?:[^'\\]|\\.)*)'|(?<number>-?\d+(?:\.\d+)?(?![\w-]))|(?<sign>>=|<=|!=|[=<>(),])|(?<word>[^\s'=<>!(),]+|.)/gsu;

/** Cuts a query into its tokens. */
export function segmentTokens(query: string): SegmentToken[] {
  const tokens: SegmentToken[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const { text, number, sign, word } = match.groups ?? {};
    const before = query.slice(0, match.index).split("\n");
    const place = { line: before.length, column: before.at(-1)?.length ?? 0 };
    if (text !== undefined) tokens.push({ kind: "text", text: text.replace(/\\(.)/gs, "$1"), ...place });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, ...place });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, ...place });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, ...place });
  }
  return tokens;
}
