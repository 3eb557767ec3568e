import type { AdminPage } from "./admin-page.server.ts";
import { minorPerUnit } from "./loyalty/money.ts";
import { type Program, type Reward, simpleProgram } from "./loyalty/program.ts";
import { programState } from "./models/program.ts";
import { ShopifyError } from "./shopify/admin-client.ts";
import { customerSegments, type GoodsType, titlesOfGoods } from "./shopify/named-things.ts";
import type { RewardShop } from "./ui/rewards/reward-shop.ts";

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
