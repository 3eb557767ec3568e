import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.object({
  apiKey: z.string().min(1),
  apiSecret: z.string().min(1),
  tokenEncryptionKey: z.string().min(1),
  /** What READY names, so that a script keeps working over restarts. */
  restKey: z.string().nullable(),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The sandbox's secrets, drawn on the first start and kept in the data folder, readable by its owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const secrets: Secrets = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: `shpss_${randomBytes(16).toString("hex")}`,
    tokenEncryptionKey: randomBytes(32).toString("base64"),
    restKey: null,
  };
  writeSecrets(dataDir, secrets);
  return secrets;
}

/** Keeps changed secrets. */
export function writeSecrets(dataDir: string, secrets: Secrets): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, "secrets.json");
}
