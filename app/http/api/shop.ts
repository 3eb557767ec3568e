import { type ApiShop, installedShops } from "../../models/api-facts.ts";
import type { DoorReply } from "../door.ts";
import { problemReply } from "../problem.ts";
import { type ApiCall, notFound } from "./call.ts";

type Asked<Shop> = { ok: true; shop: Shop } | { ok: false; reply: DoorReply };

/**
 * The shop that a call is about: the one that `?shop=` names, or the program's only one; null where none is installed.
 *
 * @returns or the answer that says that the program has several, or none of that name
 */
export async function shopAsked({ programId, request }: ApiCall): Promise<Asked<ApiShop | null>> {
  const shops = await installedShops(programId);
  const [domain, ...more] = request.query.getAll("shop");
  if (domain === undefined) return shops.length > 1 ? several(shops) : { ok: true, shop: shops[0] ?? null };
  const shop = shops.find((each) => each.domain === domain.toLowerCase());
  if (shop && more.length === 0) return { ok: true, shop };
  return { ok: false, reply: notFound("No shop of this program is installed under the domain that shop= names") };
}

/** As `shopAsked`, for calls that need a shop. */
export async function neededShop(call: ApiCall): Promise<Asked<ApiShop>> {
  const asked = await shopAsked(call);
  if (!asked.ok) return asked;
  return asked.shop ? { ok: true, shop: asked.shop } : { ok: false, reply: noShop() };
}

/** The answer to a call that needs a shop where none is installed. */
export function noShop(): DoorReply {
  return notFound("No shop of this program is installed");
}

function several(shops: readonly ApiShop[]): { ok: false; reply: DoorReply } {
  const detail = `Customers' ids are their shop's: add ?shop= with one of ${shops.map(({ domain }) => domain).join(", ")}`;
  const title = "The program has several shops";
  return { ok: false, reply: problemReply({ status: 400, type: "which-shop", title, detail }) };
}
