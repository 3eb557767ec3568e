import { crc32, inflateRawSync } from "node:zlib";

/** The files of an archive by its directory, as any tool reads it; throws where a sum is not what it says. */
export function unzipped(archive: Buffer): Map<string, string> {
  const locator = archive.length - 22 - 20;
  const end = Number(archive.readBigUInt64LE(locator + 8));
  const [count, start] = [Number(archive.readBigUInt64LE(end + 32)), Number(archive.readBigUInt64LE(end + 48))];
  const files = new Map<string, string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const [nameLength, extraLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)];
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const [size = 0, packed = 0, local = 0] = [0, 8, 16].map((offset) =>
      Number(archive.readBigUInt64LE(at + 46 + nameLength + 4 + offset)),
    );
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = inflateRawSync(archive.subarray(data, data + packed));
    if (bytes.length !== size || crc32(bytes) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is broken`);
    files.set(name, bytes.toString("utf8"));
    at += 46 + nameLength + extraLength;
  }
  return files;
}
