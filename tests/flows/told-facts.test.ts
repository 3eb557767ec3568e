import { describe, expect, it } from "vitest";
import { chooseMemberDay } from "../../app/flows/choose-member-day.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { grantTier } from "../../app/flows/grant-tier.ts";
import { noteBirthday } from "../../app/flows/note-birthday.ts";
import { noteConsent } from "../../app/flows/note-consent.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { referMember } from "../../app/flows/refer-member.ts";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { revokeTier } from "../../app/flows/revoke-tier.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { withdrawReferral } from "../../app/flows/withdraw-referral.ts";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { balancesOf, documentWith, waitingFor } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();
const at = (seconds: number) => new Date(seconds * 1000);
const nowSeconds = Math.floor(NOW.getTime() / 1000);

async function memberIn(shop: ShopContext, customerId = "1", now = at(START + DAY)): Promise<string> {
  await enrollMember({ shop, customerId, by: "agent", consent: null, now });
  return (await accountOf(database, shop, customerId))?.memberId ?? "";
}

describe("a tier that is given", () => {
  const program = documentWith({
    tiers: [
      { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 100_000 }], multiplier: "2" },
      { id: "vip", name: "VIP", qualifications: [], multiplier: "3" },
    ],
  });
  const grant = (memberId: string, changes = {}) => ({
    ...{ id: "g1", memberId, tierId: "silver", from: START + 2 * DAY, until: null },
    ...changes,
  });

  it("is held from then on, once, until it is revoked", async () => {
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const give = () => grantTier({ shop, grant: grant(memberId), actor: "a", now: NOW });

    const outcomes = await Promise.all([give(), give(), give()]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["duplicate", "duplicate", "granted"]);
    await settle(shop, shipped(order({ placedAt: START + 5 * DAY })));
    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: "silver", balance: 259 });
    expect(await revokeTier({ shop, id: "g1", actor: "a", now: NOW })).toEqual({ outcome: "revoked" });
    expect(await revokeTier({ shop, id: "g1", actor: "a", now: NOW })).toEqual({ outcome: "already-revoked" });
    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: null, balance: 259 });
  });

  it("is refused under another grant's id, for nobody, and for a tier that is none", async () => {
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const give = async (changes: object) =>
      (await grantTier({ shop, grant: grant(memberId, changes), actor: "a", now: NOW })).outcome;

    expect(await give({})).toBe("granted");
    expect(await give({ tierId: "vip" })).toBe("conflict");
    expect(await give({ id: "g2", tierId: "gold" })).toBe("unknown-tier");
    expect(await give({ id: "g2", memberId: "00000000-0000-0000-0000-000000000000" })).toBe("unknown-member");
    expect(await give({ id: "g2", until: START })).toBe("bad-term");
    expect((await revokeTier({ shop, id: "g9", actor: "a", now: NOW })).outcome).toBe("unknown-grant");
  });

  it("for a time ends at its review, which was computed beforehand", async () => {
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const until = nowSeconds + 10 * DAY;
    await grantTier({ shop, grant: grant(memberId, { until }), actor: "a", now: NOW });
    const [before] = await database.query(
      "SELECT jsonb_array_length(ahead) AS known, tier_until FROM member WHERE id = $1",
      [memberId],
    );
    expect(before).toEqual({ known: 1, tier_until: at(until) });

    expect(await reviewTiers({ shop, now: at(until - 1) })).toEqual({ outcome: "done", changed: 0 });
    expect(await reviewTiers({ shop, now: at(until) })).toEqual({ outcome: "more", changed: 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: null });
    const stored = () =>
      database.query(
        `SELECT m.tier_id, m.tier_until, m.tier_review_at, m.progress, m.projection,
                (SELECT json_agg(json_build_array(t.tier_id, t.at) ORDER BY t.at) FROM tier_change t WHERE t.member_id = m.id) AS changes
           FROM member m WHERE m.id = $1`,
        [memberId],
      );
    const passed = await stored();
    await settleMember({ shop, memberId, now: at(until + 1) });
    expect(await stored()).toEqual(passed);
  });
});

describe("a referral", () => {
  const program = documentWith({
    earning: [
      { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
      { id: "thanks", trigger: { kind: "referral", side: "referrer" }, effect: { kind: "fixed-points", points: 500 } },
      { id: "hello", trigger: { kind: "referral", side: "friend" }, effect: { kind: "fixed-points", points: 200 } },
    ],
  });
  const refer = async (shop: ShopContext, friendCustomerId: string, referrerCustomerId: string) =>
    (await referMember({ shop, friendCustomerId, referrerCustomerId, at: at(START + 2 * DAY), now: NOW })).outcome;
  const settleWaiting = async (shop: ShopContext) => {
    for (const memberId of await waitingFor(database, "settle-member", shop)) {
      await settleMember({ shop, memberId, now: NOW });
    }
  };

  it("brings both sides their points once the friend's first order has earned, and takes them back with it", async () => {
    const shop = await liveShop(database, { program });
    await memberIn(shop, "1");

    const outcomes = await Promise.all([refer(shop, "2", "1"), refer(shop, "2", "1")]);
    expect(outcomes.sort()).toEqual(["already-referred", "referred"]);
    expect(await balancesOf(database, shop, "2")).toEqual({ points: 0 });

    const first = shipped(order({ customerId: "2", placedAt: START + 3 * DAY }));
    await settle(shop, first);
    await settleWaiting(shop);
    await settleMember({ shop, memberId: (await accountOf(database, shop, "2"))?.memberId ?? "", now: NOW });
    expect([await balancesOf(database, shop, "1"), await balancesOf(database, shop, "2")]).toEqual([
      { points: 500 },
      { points: 329 },
    ]);

    await settle(shop, { ...first, cancelledAt: first.placedAt + 2 * DAY, updatedAt: first.updatedAt + 1 });
    await settleWaiting(shop);
    await settleMember({ shop, memberId: (await accountOf(database, shop, "2"))?.memberId ?? "", now: NOW });
    expect([await balancesOf(database, shop, "1"), await balancesOf(database, shop, "2")]).toEqual([
      { points: 0 },
      { points: 0 },
    ]);
  });

  it("is none of oneself, of who brought oneself, of who had ordered before, or of nobody", async () => {
    const shop = await liveShop(database, { program });
    await memberIn(shop, "1");
    await settle(shop, shipped(order({ customerId: "3", placedAt: START + DAY })));

    expect(await refer(shop, "1", "1")).toBe("own-referral");
    expect(await refer(shop, "2", "9")).toBe("unknown-referrer");
    expect(await refer(shop, "3", "1")).toBe("not-new");
    expect(await refer(shop, "2", "1")).toBe("referred");
    expect(await refer(shop, "1", "2")).toBe("own-referral");
  });

  it("that was made up is withdrawn on both sides", async () => {
    const shop = await liveShop(database, { program });
    await memberIn(shop, "1");
    await refer(shop, "2", "1");
    await settle(shop, shipped(order({ customerId: "2", placedAt: START + 3 * DAY })));
    await settleWaiting(shop);
    const id = (await accountOf(database, shop, "2"))?.memberId ?? "";

    expect(await withdrawReferral({ shop, id, actor: "a", now: NOW })).toEqual({ outcome: "withdrawn" });
    expect(await withdrawReferral({ shop, id, actor: "a", now: NOW })).toEqual({ outcome: "unknown-referral" });
    await settleWaiting(shop);

    expect([await balancesOf(database, shop, "1"), await balancesOf(database, shop, "2")]).toEqual([
      { points: 0 },
      { points: 129 },
    ]);
  });
});

describe("a birthday", () => {
  it("brings its points at the review of its day, from the first one after we know it", async () => {
    const program = documentWith({
      earning: [{ id: "birthday", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 77 } }],
    });
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const birthday = { month: 12, day: 24 };
    const note = async (day: typeof birthday | null) =>
      (await noteBirthday({ shop, memberId, birthday: day, now: NOW })).outcome;

    expect([await note(birthday), await note(birthday)]).toEqual(["noted", "unchanged"]);
    await reviewTiers({ shop, now: new Date("2026-12-24T12:00:00+01:00") });
    await reviewTiers({ shop, now: new Date("2026-12-24T12:00:00+01:00") });

    expect(await balancesOf(database, shop, "1")).toEqual({ points: 77 });
    expect(await note(null)).toBe("noted");
  });

  it.each([
    ["moved to a later day of the year", { month: 12, day: 28 }],
    ["forgotten", null],
  ])("that is %s takes back no gift, and brings no second one in its year", async (_, changed) => {
    const program = documentWith({
      earning: [{ id: "birthday", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 77 } }],
    });
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const on = (date: string) => new Date(`${date}T12:00:00+01:00`);
    const balance = async () => (await balancesOf(database, shop, "1")).points;
    await noteBirthday({ shop, memberId, birthday: { month: 12, day: 24 }, now: NOW });
    await reviewTiers({ shop, now: on("2026-12-24") });

    expect(await noteBirthday({ shop, memberId, birthday: changed, now: on("2026-12-26") })).toEqual({
      outcome: "noted",
    });
    const atOnce = await balance();
    await reviewTiers({ shop, now: on("2026-12-28") });
    await settleMember({ shop, memberId, now: on("2026-12-29") });

    expect([atOnce, await balance()]).toEqual([77, 77]);
    await reviewTiers({ shop, now: on("2027-12-28") });
    expect(await balance()).toBe(changed === null ? 77 : 154);
    const [stored] = await database.query("SELECT birthdays_past AS past FROM member WHERE id = $1", [memberId]);
    expect(stored).toEqual({ past: [Date.parse("2026-12-24T00:00:00+01:00") / 1000] });
    expect(await proveLedger({ programId: shop.programId, now: on("2027-12-28") })).toEqual([]);
  });
});

describe("a day of the member's own", () => {
  const program = documentWith({
    campaigns: [
      { id: "mine", name: "Your day", memberDay: { perYear: 1 }, effect: { kind: "multiplier", multiplier: "3" } },
    ],
  });

  it("multiplies what is ordered on it, and is chosen once a year, before it begins", async () => {
    const shop = await liveShop(database, { program });
    const memberId = await memberIn(shop);
    const choose = async (date: string, campaignId = "mine") =>
      (await chooseMemberDay({ shop, memberId, campaignId, date, now: at(START + 2 * DAY) })).outcome;

    const outcomes = await Promise.all([choose("2026-03-10"), choose("2026-03-10")]);

    expect(outcomes.sort()).toEqual(["already-chosen", "chosen"]);
    expect(await choose("2026-03-11")).toBe("none-left");
    expect(await choose("2026-03-01")).toBe("too-late");
    expect(await choose("2026-02-30")).toBe("no-such-day");
    expect(await choose("2027-03-10", "other")).toBe("unknown-campaign");
    const placedAt = Math.floor(Date.parse("2026-03-10T15:00:00Z") / 1000);
    await settle(shop, shipped(order({ placedAt })), shipped(order({ placedAt: placedAt + DAY })));
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 389 + 129 });
  });
});

describe("consent to be written to", () => {
  const program = documentWith({
    earning: [
      {
        ...{ id: "newsletter", trigger: { kind: "event", name: "newsletter-consent" } },
        effect: { kind: "fixed-points", points: 25 },
      },
    ],
  });

  it.each([["given first"], ["ended first"]])("counts until it ends, heard %s", async (order) => {
    const shop = await liveShop(database, { program });
    await memberIn(shop);
    const given = { channel: "email" as const, isGiven: true, at: START + 3 * DAY };
    const ended = { channel: "email" as const, isGiven: false, at: START + 4 * DAY };
    const note = async (...consents: (typeof given)[]) =>
      noteConsent({ shopDomain: await domainOf(database, shop), customerId: "1", consents, now: NOW });

    for (const consent of order === "given first" ? [given, given, ended] : [ended, given, given]) await note(consent);
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 0 });

    expect(await note({ ...given, at: START + 5 * DAY })).toEqual({ outcome: "noted" });
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 25 });
  });
});

describe("who is excluded", () => {
  const exclude = { companies: true, customerTags: ["Wholesale"], countries: ["CH"] };

  it("does not join by ordering, and a person is told so", async () => {
    const shop = await liveShop(database, { program: documentWith({ joining: { mode: "automatic", exclude } }) });

    await settle(
      shop,
      order({ customerId: "1", isCompany: true }),
      order({ customerId: "2", customerTags: ["wholesale"] }),
      order({ customerId: "3", country: "CH" }),
      order({ customerId: "4", country: "DE" }),
    );

    const members = await database.query(
      "SELECT customer_id::text AS id FROM member_identity WHERE program_id = $1 ORDER BY 1",
      [shop.programId],
    );
    expect(members).toEqual([{ id: "4" }]);
    const join = (customerId: string) => enrollMember({ shop, customerId, by: "storefront", consent: null, now: NOW });
    expect(await join("2")).toEqual({ outcome: "excluded" });
    expect(await join("5")).toMatchObject({ outcome: "joined" });
  });
});
