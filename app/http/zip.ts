import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** One file of an archive, read when its turn comes. */
interface ZipEntry {
  name: string;
  chunks: () => AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

const VERSION = 45;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: archives made of the same data are the same. */
const DATE = 0x0021;
const IN_EXTRA = 0xffffffff;

/**
 * A ZIP archive of files of any size (the "zip64" of PKWARE's APPNOTE 6.3), piece by piece: no file is held in memory, nor is anything
 * known of it before it is read.
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const header = localHeader(name);
    yield header;
    const sums = { crc: 0, packed: 0, size: 0 };
    for await (const piece of packed(entry, sums)) yield piece;
    const end = descriptor(sums);
    yield end;
    written.push({ name, at, ...sums });
    at += header.length + sums.packed + end.length;
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOf({ entries: written.length, size: directory.length, at });
}

async function* packed(entry: ZipEntry, sums: Omit<Written, "name" | "at">): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of entry.chunks()) {
      const bytes = Buffer.from(chunk, "utf8");
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw({ level: 6 });
  const source = Readable.from(counted());
  source.on("error", (error) => deflate.destroy(error));
  source.pipe(deflate);
  for await (const piece of deflate) {
    const bytes = Buffer.from(piece);
    sums.packed += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(IN_EXTRA, 18);
  header.writeUInt32LE(IN_EXTRA, 22);
  header.writeUInt16LE(name.length, 26);
  const extra = sizes([0, 0]);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

/** The extra field with numbers of 64 bits. */
function sizes(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + numbers.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(numbers.length * 8, 2);
  numbers.forEach((number, index) => extra.writeBigUInt64LE(BigInt(number), 4 + index * 8));
  return extra;
}

function descriptor({ crc, packed: length, size }: Omit<Written, "name" | "at">): Buffer {
  const end = Buffer.alloc(24);
  end.writeUInt32LE(0x08074b50, 0);
  end.writeUInt32LE(crc, 4);
  end.writeBigUInt64LE(BigInt(length), 8);
  end.writeBigUInt64LE(BigInt(size), 16);
  return end;
}

function directoryEntry({ name, crc, packed: length, size, at }: Written): Buffer {
  const header = Buffer.alloc(46);
  const extra = sizes([size, length, at]);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(IN_EXTRA, 20);
  header.writeUInt32LE(IN_EXTRA, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(IN_EXTRA, 42);
  return Buffer.concat([header, name, extra]);
}

function endOf({ entries, size, at }: { entries: number; size: number; at: number }): Buffer {
  const end = Buffer.alloc(98);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION, 12);
  end.writeUInt16LE(VERSION, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at + size), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(Math.min(entries, 0xffff), 84);
  end.writeUInt16LE(Math.min(entries, 0xffff), 86);
  end.writeUInt32LE(Math.min(size, IN_EXTRA), 88);
  end.writeUInt32LE(IN_EXTRA, 92);
  return end;
}
