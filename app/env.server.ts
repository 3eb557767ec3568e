import { z } from "zod";

const secret = z.string().min(1);

const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SHOPIFY_API_KEY: secret,
  SHOPIFY_API_SECRET: secret,
  /** The secret before the last rotation: Shopify may sign with it for another hour. */
  SHOPIFY_API_SECRET_PREVIOUS: z
    .string()
    .optional()
    .transform((value) => value || null),
  SHOPIFY_APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  /** `<key id>:<32 bytes in base64>`, newest first, separated by commas; a lone key may leave out its id. */
  TOKEN_ENCRYPTION_KEY: secret.transform(encryptionKeys),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** What this process does: serve requests, run jobs, or both. */
  PROCESS: z.enum(["all", "web", "worker"]).default("all"),
  /** Only in the sandbox: where Shopify is played. */
  SANDBOX_SHOPIFY_ORIGIN: z
    .string()
    .optional()
    .transform((value, context) => (value ? localOrigin(value, context) : null)),
  /** Only in the sandbox: how far business time is ahead of real time when the process starts. */
  SANDBOX_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});

export type Environment = z.output<typeof environmentSchema>;

export interface EncryptionKey {
  id: string;
  key: Buffer;
}

/** What is wrong with the environment, in words for whoever starts the process. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * Reads what the process was told from the outside.
 *
 * @throws {EnvironmentError} that names every variable which is missing, empty or malformed, without showing any value
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = environmentSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${source[name] ? issue.message : "is missing or empty"}`;
  });
  throw new EnvironmentError(`Laurel cannot start. See .env.example for these variables:\n${problems.join("\n")}`);
}

let parsedOnce: Environment | null = null;

/** This process's environment, parsed on first use. */
export function environment(): Environment {
  parsedOnce ??= parseEnvironment(process.env);
  return parsedOnce;
}

function encryptionKeys(value: string, context: z.RefinementCtx): EncryptionKey[] {
  const keys = value.split(",").map((entry) => {
    const [id, encoded] = entry.includes(":") ? entry.split(":", 2) : ["k1", entry];
    return { id: id?.trim() ?? "", key: Buffer.from(encoded?.trim() ?? "", "base64") };
  });
  const usable = keys.every(({ id, key }) => /^[a-z0-9]{1,16}$/i.test(id) && key.length === 32);
  if (!usable)
    context.addIssue({ code: "custom", message: "must be 32 bytes in base64, optionally as <key id>:<bytes>" });
  return keys;
}

function localOrigin(value: string, context: z.RefinementCtx): string {
  const url = URL.parse(value);
  const isLocal = url !== null && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  // Whoever can set this variable reads every token: it must never point anywhere else.
  if (!isLocal) context.addIssue({ code: "custom", message: "must be an address of this machine" });
  return url?.origin ?? value;
}
