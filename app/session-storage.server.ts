import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { prisma } from "./db.server.ts";
import { environment, type EncryptionKey } from "./env.server.ts";
import { log } from "./log.server.ts";

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/**
 * Shopify's sessions in our database, tokens encrypted: the five methods that Shopify's library asks for.
 *
 * A session whose tokens cannot be decrypted (a lost key, a changed row) counts as absent: the next visit of the merchant
 * exchanges a new token.
 */
export const sessionStorage = {
  storeSession: async (session: Session): Promise<boolean> => {
    const data = toRow(session);
    await prisma().session.upsert({ where: { id: session.id }, create: data, update: { ...data, leasedUntil: null } });
    return true;
  },

  loadSession: async (id: string): Promise<Session | undefined> => {
    const row = await readRow(id);
    return row ? (toSession(row) ?? undefined) : undefined;
  },

  deleteSession: async (id: string): Promise<boolean> => sessionStorage.deleteSessions([id]),

  deleteSessions: async (ids: string[]): Promise<boolean> => {
    await prisma().session.deleteMany({ where: { id: { in: ids } } });
    return true;
  },

  findSessionsByShop: async (shop: string): Promise<Session[]> => {
    const rows = await prisma().session.findMany({ where: { shop }, take: 25, orderBy: { updatedAt: "desc" } });
    return rows.flatMap((row) => toSession(row) ?? []);
  },
};

/** A session together with the mark that tells whether its row was rewritten since. */
export interface StoredSession {
  session: Session;
  mark: string;
}

/** Reads a session that is about to be refreshed. */
export async function loadForRefresh(id: string): Promise<StoredSession | null> {
  const row = await readRow(id);
  const session = row ? toSession(row) : null;
  // Every write encrypts anew, so equal text means that nobody wrote in between.
  return row?.accessToken && session ? { session, mark: row.accessToken } : null;
}

/**
 * Takes the right to refresh this session, for `seconds` at most: of several processes one gets it.
 *
 * @returns false when another one holds it, or the session was rewritten
 */
export async function takeLease(id: string, mark: string, seconds: number): Promise<boolean> {
  const now = Date.now();
  const { count } = await prisma().session.updateMany({
    where: { id, accessToken: mark, OR: [{ leasedUntil: null }, { leasedUntil: { lt: new Date(now) } }] },
    data: { leasedUntil: new Date(now + seconds * 1000) },
  });
  return count === 1;
}

/** Gives the right to refresh back. */
export async function endLease(id: string, mark: string): Promise<void> {
  await prisma().session.updateMany({ where: { id, accessToken: mark }, data: { leasedUntil: null } });
}

/**
 * Stores what a refresh brought, unless the row was rewritten or deleted meanwhile: a token exchange is newer, and an
 * uninstalled shop keeps no token.
 */
export async function storeRefreshed(session: Session, mark: string): Promise<boolean> {
  const { count } = await prisma().session.updateMany({
    where: { id: session.id, accessToken: mark },
    data: { ...toRow(session), leasedUntil: null },
  });
  return count === 1;
}

/** Offline sessions whose refresh token would lapse between two moments, at most `limit`, the soonest first: their shop domains. */
export async function shopsToKeepAlive(lapsing: { after: Date; before: Date }, limit: number): Promise<string[]> {
  const rows = await prisma().session.findMany({
    where: {
      isOnline: false,
      refreshToken: { not: null },
      refreshTokenExpires: { gt: lapsing.after, lt: lapsing.before },
    },
    select: { shop: true },
    orderBy: { refreshTokenExpires: "asc" },
    take: limit,
  });
  return rows.map((row) => row.shop);
}

/** Encrypts with the first key (AES-256-GCM). `context` must be given again to decrypt: a value is of no use elsewhere. */
export function encrypt(text: string, context: string, keys: readonly EncryptionKey[]): string {
  const [newest] = keys;
  if (!newest) throw new Error("no key to encrypt with");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", newest.key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${newest.id}.${sealed.toString("base64url")}`;
}

/** What `encrypt` was given; null when the key is not known any more, or when text or context were changed. */
export function decrypt(value: string, context: string, keys: readonly EncryptionKey[]): string | null {
  const [version, keyId, sealed] = value.split(".");
  const key = keys.find((candidate) => candidate.id === keyId);
  const bytes = Buffer.from(sealed ?? "", "base64url");
  if (version !== "v1" || !key || bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(0, 12)).setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function readRow(id: string) {
  return prisma().session.findUnique({ where: { id } });
}

function toRow(session: Session) {
  const keys = environment().TOKEN_ENCRYPTION_KEY;
  const sealed = (name: string, token: string | undefined) =>
    token ? encrypt(token, `${session.id} ${name}`, keys) : null;
  return {
    id: session.id,
    shop: session.shop,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? null,
    accessToken: sealed("access", session.accessToken),
    refreshToken: sealed("refresh", session.refreshToken),
    refreshTokenExpires: session.refreshTokenExpires ?? null,
  };
}

function toSession(row: Row): Session | null {
  const keys = environment().TOKEN_ENCRYPTION_KEY;
  const open = (name: string, value: string | null) =>
    value === null ? undefined : decrypt(value, `${row.id} ${name}`, keys);
  const accessToken = open("access", row.accessToken);
  const refreshToken = open("refresh", row.refreshToken);
  if (accessToken === null || refreshToken === null) {
    log.warn({ shop: row.shop }, "a stored token cannot be decrypted: the merchant must open the app once");
    return null;
  }
  return new Session({
    id: row.id,
    shop: row.shop,
    state: row.state,
    isOnline: row.isOnline,
    ...(row.scope === null ? {} : { scope: row.scope }),
    ...(row.expires === null ? {} : { expires: row.expires }),
    ...(accessToken === undefined ? {} : { accessToken }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(row.refreshTokenExpires === null ? {} : { refreshTokenExpires: row.refreshTokenExpires }),
  });
}
