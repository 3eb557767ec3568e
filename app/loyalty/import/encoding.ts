/** How a file's text is encoded, by names that TextDecoder knows. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const HEAD = 4096;

/** How a file is encoded, judged by its first bytes; null: by them it may be UTF-8 or Windows-1252, and only the whole file tells. */
export function encodingByHead(bytes: Uint8Array): Exclude<Encoding, "windows-1252"> | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  // Latin letters in two bytes each: every other byte is empty.
  const head = bytes.subarray(0, HEAD);
  const emptyAt = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (emptyAt(1) > head.length / 4) return "utf-16le";
  return emptyAt(0) > head.length / 4 ? "utf-16be" : null;
}

/**
 * Tells UTF-8 from Windows-1252, however the file is cut into pieces: what is no UTF-8 anywhere is none.
 *
 * @returns a function that takes the pieces in turn and, with none, the end; it says whether all so far may be UTF-8
 */
export function utf8Check(): (piece: Uint8Array | null) => boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  return (piece) => {
    try {
      if (isUtf8) decoder.decode(piece ?? undefined, { stream: piece !== null });
    } catch {
      isUtf8 = false;
    }
    return isUtf8;
  };
}
