-- AlterTable
ALTER TABLE "lot" ADD COLUMN "expired" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "lapses" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "forgiven" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "reminded_at" TIMESTAMPTZ(3);


-- From here on: what Prisma's schema language cannot state.

ALTER TABLE "lot" DROP CONSTRAINT "lot_remaining_within";
ALTER TABLE "lot" ADD CONSTRAINT "lot_remaining_within"
  CHECK ("remaining" >= 0 AND "expired" >= 0 AND "forgiven" >= 0 AND "remaining" + "expired" <= "original");

-- What the night looks for: open lots with an end, the soonest first, those of a member together.
CREATE INDEX "lot_expiring" ON "lot" ("program_id", "expires_at", "member_id") WHERE "remaining" > 0 AND "expires_at" IS NOT NULL;

-- remaining + expired = original + draws holds for every lot from now on: what repaid a debt on being earned, and what was owed when a lot
-- shrank, had no draw until now.
INSERT INTO "lot_draw" ("program_id", "transfer_key", "lot_key", "member_id", "points")
SELECT l."program_id", l."key", l."key", l."member_id", l."remaining" - l."original" - coalesce(d."points", 0)
  FROM "lot" l
  LEFT JOIN (SELECT "program_id", "lot_key", "member_id", sum("points") AS "points" FROM "lot_draw" GROUP BY 1, 2, 3) d
    ON d."program_id" = l."program_id" AND d."lot_key" = l."key" AND d."member_id" = l."member_id"
 WHERE l."remaining" - l."original" <> coalesce(d."points", 0);
