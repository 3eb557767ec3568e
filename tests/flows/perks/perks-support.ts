import { goLive } from "../../../app/flows/go-live.ts";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { syncPerks } from "../../../app/flows/perks/sync-perks.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { perksOf } from "../../../app/models/shop-perk.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import type { Discount, Segment } from "../../../sandbox/state-discounts.ts";
import type { TestDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

type Tiers = NonNullable<ProgramInput["tiers"]>;

/** A perk as tests compare it: what it is, how it stands, and what is the matter. */
export type PerkLine = [key: string, state: string, problem: string | null];

/** What tests of segments and automatic discounts do. */
export function perkShop(shopify: SandboxedShop, database: TestDatabase, now: Date) {
  const shop = () => shopify.shop;
  const save = (tiers: Tiers, rewards: ProgramInput["rewards"] = []) =>
    saveProgram({ programId: shop().programId, program: documentWith({ tiers, rewards }), actor: "test", now });
  const setStatus = (status: "off" | "live") => database.query("UPDATE program SET status = $1", [status]);
  /** Everything is forgotten, here and in Shopify. */
  async function clear(): Promise<void> {
    const state = shopify.sandbox.context.shop;
    state.discounts.clear();
    state.segments.clear();
    await database.query("DELETE FROM shop_perk");
    await database.query("DELETE FROM alert");
  }
  return {
    ...{ save, setStatus, clear },
    /** A program with Silver and Gold goes live; for the beginning of a file. */
    async goLive(): Promise<void> {
      await save(tiersWith());
      await goLive({ programId: shop().programId, actor: "test", now });
    },
    /** As if nothing had been in step yet, with Silver and Gold as they were; for the beginning of a test. */
    async reset(): Promise<void> {
      await clear();
      await setStatus("live");
      await save(tiersWith());
    },
    sync: (admin: AdminClient = shopify.admin) => syncPerks({ admin, shop: shop(), now: new Date() }),
    lines: async (): Promise<PerkLine[]> =>
      (await perksOf(shop())).map(({ key, state, problem }) => [key, state, problem]),
    segments: (): Segment[] => [...shopify.sandbox.context.shop.segments.values()],
    discounts: (): Discount[] => [...shopify.sandbox.context.shop.discounts.values()],
    alerts: () => database.query("SELECT kind, subject FROM alert WHERE dismissed_at IS NULL"),
  };
}

/** Two tiers: silver with ten percent for itself and those above, gold with free shipping. */
export const tiersWith = (changes: { silver?: object; percent?: object; gold?: object } = {}): Tiers => [
  {
    id: "silver",
    name: "Silver",
    qualifications: [],
    tag: "silver-member",
    discounts: [{ kind: "percentage", id: "ten", name: "Ten for members", percent: 10, ...changes.percent }],
    ...changes.silver,
  },
  {
    id: "gold",
    name: "Gold",
    qualifications: [],
    discounts: [{ kind: "free-shipping", id: "ship", name: "Free shipping for Gold" }],
    ...changes.gold,
  },
];
