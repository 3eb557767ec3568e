import { withTransaction } from "../db.server.ts";
import { type ShopSettings, settingsProblems, type SettingsProblems } from "../loyalty/shop-settings.ts";
import { record } from "../models/activity.ts";
import { lockSettings, saveSettings } from "../models/shop-settings.ts";

/**
 * Changes some of a shop's settings, and notes what they were before.
 *
 * @returns "unchanged" when they were so already; "invalid" with what is wrong, by field
 */
export async function changeSettings(options: {
  programId: string;
  shopId: string;
  change: Partial<ShopSettings>;
  actor: string;
  now: Date;
}): Promise<{ outcome: "changed" | "unchanged" } | { outcome: "invalid"; problems: SettingsProblems }> {
  const { programId, shopId, change, actor, now } = options;
  const problems = settingsProblems(change);
  if (Object.keys(problems).length > 0) return { outcome: "invalid", problems };
  return withTransaction(async (tx) => {
    const before = await lockSettings(tx, { programId, shopId });
    const after = { ...before, ...change };
    const fields = SETTINGS.filter((field) => before[field] !== after[field]);
    if (fields.length === 0) return { outcome: "unchanged" };
    await saveSettings(tx, { programId, shopId }, after);
    const changes = fields.map((field) => ({ field, from: before[field], to: after[field] }));
    await record(tx, { programId, at: now, actor, action: "settings-changed", data: { shopId, changes } });
    return { outcome: "changed" };
  });
}

const SETTINGS = ["company", "contact", "privacyUrl", "deliveryDays", "reportDays"] as const;
