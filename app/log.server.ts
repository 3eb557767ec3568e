import { pino, type DestinationStream, type Logger, type LoggerOptions } from "pino";

/**
 * Names whose values never reach the log, at any of the depths we log at: credentials, signatures, and what identifies a
 * person. Shopify's numeric ids are not personal data by themselves and stay, or nothing could be looked into.
 */
const SECRET_NAMES = [
  "accessToken",
  "access_token",
  "refreshToken",
  "refresh_token",
  "id_token",
  "subject_token",
  "client_secret",
  "token",
  "secret",
  "password",
  "authorization",
  "cookie",
  "hmac",
  "signature",
  "apiKey",
  "key",
  "query",
  "search",
  "body",
  "email",
  "phone",
  "firstName",
  "first_name",
  "lastName",
  "last_name",
  "address",
  "customer",
];

/** A URL's query holds ID tokens and signatures; a token or a mail address may hide in any message of a library. */
const PATTERNS: readonly [RegExp, string][] = [
  [/(\b[a-z]+:\/\/[^\s?#"']+|\/[\w./-]*)\?[^\s"')]+/gi, "$1?[redacted]"],
  [/\b(postgres(?:ql)?:\/\/)[^@\s/]+@/gi, "$1[redacted]@"],
  [/\bshp[a-z]{2,3}_[A-Za-z0-9_]+/g, "[token]"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "[token]"],
  [/\bBearer\s+\S+/gi, "Bearer [token]"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "[mail]"],
];

/** Takes tokens, URL queries and mail addresses out of a line of text. */
export function redactText(text: string): string {
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/**
 * Makes a logger that writes JSON lines to `destination` (standard output when left out).
 *
 * Whatever is logged goes through the same redaction: by name for fields, by shape for messages and error texts.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
      censor: "[redacted]",
    },
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: serializeError, err: serializeError },
    hooks: {
      logMethod(args, method) {
        const safe = args.map((arg: unknown) => (typeof arg === "string" ? redactText(arg) : arg));
        Reflect.apply(method, this, safe);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The process's logger. Its level is `LOG_LEVEL`; tests are silent unless they say otherwise. */
export const log: Logger = createLog(process.env.LOG_LEVEL ?? (process.env.VITEST ? "silent" : "info"));

function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? redactText(error) : typeof error;
  return {
    name: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...(error.cause && depth < 3 ? { cause: serializeError(error.cause, depth + 1) } : {}),
  };
}
