import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import { saveProgram } from "./flows/change-program.ts";
import { wholeSeconds } from "./loyalty/calendar.ts";
import { minorPerUnit } from "./loyalty/money.ts";
import { type Program, programSchema, type Reward, simpleProgram } from "./loyalty/program.ts";
import { problemSentence, problemsOf } from "./loyalty/program/problems.ts";
import { checkProgram } from "./loyalty/program/traps.ts";
import { programState } from "./models/program.ts";
import { ShopifyError } from "./shopify/admin-client.ts";
import { customerSegments, type GoodsType, titlesOfGoods } from "./shopify/named-things.ts";
import type { RewardShop } from "./ui/rewards/reward-shop.ts";
import type { DocumentAnswer } from "./ui/rewards/use-document-saving.ts";

/** The newest program of a shop, and its version: 0 and a program to begin with before the first was saved. */
export async function newestProgram({ shop }: AdminPage): Promise<{ program: Program; version: number }> {
  const newest = (await programState(null, shop.programId)).versions.at(-1);
  return { program: newest?.program ?? simpleProgram(minorPerUnit(shop.currency)), version: newest?.version ?? 0 };
}

/**
 * What the form of a reward needs to know of the shop.
 *
 * @param shown.reward whose goods the form shows by name; null where there are none yet
 */
export async function rewardShop(
  page: AdminPage,
  { program, reward }: { program: Program; reward: Reward | null },
): Promise<RewardShop> {
  const [segments, titles] = await Promise.all([toldOrNull(customerSegments(page.admin)), titlesIfTold(page, reward)]);
  return { tiers: program.tiers.map(({ id, name }) => ({ id, name })), segments, titles, scopes: page.shop.scopes };
}

/** What the goods that a part of the document names are called, by global id; nothing where Shopify does not tell. */
export async function titlesIfTold({ admin }: AdminPage, part: unknown): Promise<Record<string, string>> {
  return (await toldOrNull(titlesOfGoods(admin, goodsIn(part)))) ?? {};
}

async function toldOrNull<Told>(asking: Promise<Told>): Promise<Told | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ShopifyError) return null;
    throw error;
  }
}

const LISTS: Readonly<Record<string, GoodsType>> = {
  products: "Product",
  variants: "ProductVariant",
  collections: "Collection",
  productId: "Product",
  variantId: "ProductVariant",
};

/** Every product, variant and collection that a part of the document names. */
function goodsIn(part: unknown): { type: GoodsType; id: string }[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const type = LISTS[key];
    if (type === undefined) return goodsIn(value);
    const ids: unknown[] = Array.isArray(value) ? value : [value];
    return ids.flatMap((id) => (typeof id === "string" ? [{ type, id }] : []));
  });
}

/**
 * Saves a program of which a form changed a part.
 *
 * @param posted the whole document, not yet checked
 * @returns "stale" with the newest program when another version was saved meanwhile: nothing is saved then
 */
export async function saveDocument(
  { shop, actor }: AdminPage,
  posted: { baseVersion: number; program: unknown },
): Promise<DocumentAnswer> {
  const { programId } = shop;
  const now = clock.now();
  const parsed = programSchema.safeParse(posted.program);
  const found = parsed.success
    ? checkProgram(parsed.data, { ...shop, now: wholeSeconds(now) })
    : problemsOf(parsed.error, posted.program);
  const errors = found.filter(({ severity }) => severity === "error");
  if (!parsed.success || errors.length > 0) {
    const said = (locale: "en" | "de") => (problem: (typeof errors)[number]) => problemSentence(problem, locale);
    return { outcome: "refused", problems: errors.map((each) => ({ en: said("en")(each), de: said("de")(each) })) };
  }
  const { baseVersion } = posted;
  const saved = await saveProgram({ programId, program: parsed.data, baseVersion, actor, now });
  const newest = (await programState(null, programId)).versions.at(-1)?.program ?? parsed.data;
  if (saved.outcome === "stale") return { outcome: "stale", version: saved.version, program: newest };
  return { outcome: "saved", version: saved.version, program: parsed.data };
}
