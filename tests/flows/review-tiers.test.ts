import { expect, it } from "vitest";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import { DAY, order, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, settle } from "../support/live-shop.ts";

const database = freshDatabase();

it("a rolling window empties order by order as the fold would have it, review by review", async () => {
  const shop = await liveShop(database, { program: documentWith({ tiers: silverAndGold }) });
  const orders = [1, 5, 9, 20].map((day) => shipped(order({ netMinor: 40_000, placedAt: START + day * DAY })));
  await settle(shop, ...orders);
  const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
  const stored = () =>
    database.query(
      `SELECT m.tier_id, m.tier_until, m.tier_spend_minor::int, m.tier_review_at, m.progress, m.projection,
              (SELECT json_agg(json_build_array(t.tier_id, t.at, t.spend_minor) ORDER BY t.at)
                 FROM tier_change t WHERE t.member_id = m.id) AS changes
         FROM member m WHERE m.id = $1`,
      [memberId],
    );

  const seen: unknown[] = [];
  for (;;) {
    const [row] = await database.query<{ at: Date | null }>("SELECT tier_review_at AS at FROM member WHERE id = $1", [
      memberId,
    ]);
    if (!row?.at) break;
    for (;;) if ((await reviewTiers({ shop, now: row.at })).outcome === "done") break;
    const reviewed = await stored();
    seen.push(reviewed[0]?.["tier_spend_minor"]);
    // Two reviews are known beforehand: both are over when the fold is asked.
    if (seen.length % 2 === 1) continue;
    await settleMember({ shop, memberId, now: row.at });
    expect(await stored()).toEqual(reviewed);
  }

  expect(seen).toEqual([120_000, 80_000, 40_000, 0]);
  expect(await accountOf(database, shop, "1")).toMatchObject({ tier: null });
});
