import { pool, type Tx } from "../db.server.ts";
import { type ShopSettings, USUAL_SETTINGS } from "../loyalty/shop-settings.ts";

interface OfShop {
  programId: string;
  shopId: string;
}

const COLUMNS = `company, contact, privacy_url AS "privacyUrl", delivery_days AS "deliveryDays", report_days AS "reportDays"`;
const FIND = `SELECT ${COLUMNS} FROM shop_settings WHERE program_id = $1 AND shop_id = $2`;

/** What a merchant has set for a shop; what was never set is as usual. */
export async function shopSettings({ programId, shopId }: OfShop): Promise<ShopSettings> {
  const query = { name: "shop-settings", text: FIND, values: [programId, shopId] };
  const { rows } = await pool().query<ShopSettings>(query);
  return rows[0] ?? USUAL_SETTINGS;
}

const ENSURE = `INSERT INTO shop_settings (program_id, shop_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`;

/** The same, kept from everybody else until the transaction ends. */
export async function lockSettings(tx: Tx, { programId, shopId }: OfShop): Promise<ShopSettings> {
  await tx.rows("shop-settings-ensure", ENSURE, [programId, shopId]);
  const [row] = await tx.rows<ShopSettings>("shop-settings-lock", `${FIND} FOR UPDATE`, [programId, shopId]);
  return row ?? USUAL_SETTINGS;
}

const SAVE = `
UPDATE shop_settings SET company = $3, contact = $4, privacy_url = $5, delivery_days = $6, report_days = $7
 WHERE program_id = $1 AND shop_id = $2`;

/** Writes settings whose row is locked. */
export async function saveSettings(tx: Tx, { programId, shopId }: OfShop, settings: ShopSettings): Promise<void> {
  const { company, contact, privacyUrl, deliveryDays, reportDays } = settings;
  await tx.rows("shop-settings-save", SAVE, [
    programId,
    shopId,
    company,
    contact,
    privacyUrl,
    deliveryDays,
    reportDays,
  ]);
}

export interface TermsShop extends OfShop {
  name: string;
  domain: string;
  currency: string;
  timeZone: string;
  settings: ShopSettings;
}

const TERMS_SHOP = `
SELECT s.program_id::text AS "programId", s.id::text AS "shopId", s.name, s.domain, s.currency, s.time_zone AS "timeZone",
       (SELECT row_to_json(g) FROM (SELECT ${COLUMNS} FROM shop_settings
         WHERE program_id = s.program_id AND shop_id = s.id) AS g) AS settings
  FROM shop s WHERE s.domain = $1 AND s.state = 'installed' AND s.currency <> ''`;

/** What the public terms need of a shop in which the app is installed; null for any other. */
export async function termsShop(domain: string): Promise<TermsShop | null> {
  const query = { name: "shop-settings-terms", text: TERMS_SHOP, values: [domain] };
  const { rows } = await pool().query<Omit<TermsShop, "settings"> & { settings: ShopSettings | null }>(query);
  const [row] = rows;
  return row ? { ...row, settings: row.settings ?? USUAL_SETTINGS } : null;
}
