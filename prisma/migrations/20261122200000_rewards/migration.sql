-- AlterTable
ALTER TABLE "member_identity" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "compared_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN "address_hash" TEXT;

-- AlterTable
ALTER TABLE "redemption" RENAME COLUMN "discount_id" TO "remote_id";
ALTER TABLE "redemption" RENAME COLUMN "returned_at" TO "ended_at";
ALTER TABLE "redemption" ALTER COLUMN "code" DROP NOT NULL,
ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'fixed-amount',
ADD COLUMN "terms" JSONB,
ADD COLUMN "unit" TEXT NOT NULL DEFAULT 'points',
ADD COLUMN "spent_key" TEXT,
ADD COLUMN "award_key" TEXT,
ADD COLUMN "currency" TEXT NOT NULL DEFAULT '',
ADD COLUMN "wish" JSONB,
ADD COLUMN "ends_at" TIMESTAMPTZ(3),
ADD COLUMN "points_returned" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "settled_at" TIMESTAMPTZ(3),
ADD COLUMN "todo" TEXT,
ADD COLUMN "ending" JSONB,
ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "next_at" TIMESTAMPTZ(3),
ADD COLUMN "claimed_until" TIMESTAMPTZ(3),
ADD COLUMN "tried" JSONB,
ADD COLUMN "trouble" TEXT,
ADD COLUMN "stuck_at" TIMESTAMPTZ(3),
ADD COLUMN "drift" JSONB,
ADD COLUMN "void_run_id" UUID;

-- CreateTable
CREATE TABLE "redemption_step" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "redemption_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "cause" TEXT,
    "actor" TEXT NOT NULL,
    "data" JSONB,

    CONSTRAINT "redemption_step_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "partner_code" (
    "program_id" BIGINT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "redemption_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_code_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "shop_perk" (
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "tag" TEXT,
    "segment_id" TEXT,
    "discount_id" TEXT,
    "fingerprint" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_perk_pkey" PRIMARY KEY ("program_id","shop_id","key")
);

-- CreateTable
CREATE TABLE "alert" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "member_id" UUID,
    "redemption_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "void_run" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "filter" JSONB NOT NULL,
    "returns_points" BOOLEAN NOT NULL,
    "total" INTEGER NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "void_run_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateIndex
CREATE INDEX "redemption_step_program_id_redemption_id_id_idx" ON "redemption_step"("program_id", "redemption_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_code_program_id_reward_id_code_key" ON "partner_code"("program_id", "reward_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "alert_program_id_kind_subject_key" ON "alert"("program_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "redemption_program_id_reward_id_reserved_at_idx" ON "redemption"("program_id", "reward_id", "reserved_at");

-- CreateIndex
CREATE INDEX "redemption_program_id_remote_id_idx" ON "redemption"("program_id", "remote_id");

-- CreateIndex
CREATE INDEX "redemption_program_id_reserved_at_id_idx" ON "redemption"("program_id", "reserved_at", "id");

-- DropIndex
DROP INDEX "redemption_program_id_code_key";

-- From here on: what Prisma's schema language cannot state.

-- Our own codes are unique; partners name theirs as they like, for two of their rewards alike.
CREATE UNIQUE INDEX "redemption_code" ON "redemption" ("program_id", "code") WHERE "kind" <> 'partner-code';

-- What a shop's worker takes up next, what ends by itself, what asks a person, what makes an award good, codes not given yet.
CREATE INDEX "redemption_todo" ON "redemption" ("program_id", "shop_id", "next_at") WHERE "todo" IS NOT NULL;
CREATE INDEX "redemption_ending" ON "redemption" ("ends_at") WHERE "state" = 'issued' AND "todo" IS NULL AND "ends_at" IS NOT NULL;
-- What counts against a reward's pieces and a date's places; how often each was taken.
CREATE INDEX "redemption_counts" ON "redemption" ("program_id", "reward_id", "reserved_at")
  WHERE "state" <> 'cancelled' AND NOT ("state" = 'lapsed' AND "points" > 0 AND "points_returned" >= "points");
CREATE INDEX "redemption_dates" ON "redemption" ("program_id", "reward_id", ("wish"->>'dateId'))
  WHERE "wish"->>'dateId' IS NOT NULL AND "state" <> 'cancelled' AND NOT ("state" = 'lapsed' AND "points" > 0 AND "points_returned" >= "points");
CREATE INDEX "redemption_figures" ON "redemption" ("program_id", "reward_id", "state") INCLUDE ("points", "points_returned");
CREATE INDEX "redemption_stuck" ON "redemption" ("program_id", "stuck_at") WHERE "stuck_at" IS NOT NULL;
CREATE UNIQUE INDEX "redemption_award" ON "redemption" ("program_id", "award_key", "member_id") WHERE "award_key" IS NOT NULL AND "state" <> 'cancelled';
CREATE INDEX "redemption_void_run" ON "redemption" ("program_id", "void_run_id") WHERE "void_run_id" IS NOT NULL;
CREATE INDEX "redemption_by_hand" ON "redemption" ("program_id", "reserved_at", "id") WHERE "kind" = 'experience' AND "state" = 'issued';
CREATE INDEX "redemption_attention" ON "redemption" ("program_id", "reserved_at", "id") WHERE "stuck_at" IS NOT NULL OR ("drift" IS NOT NULL AND "state" = 'issued');
CREATE INDEX "redemption_over" ON "redemption" ("program_id", "reserved_at", "id") WHERE "state" IN ('lapsed', 'cancelled');
CREATE INDEX "redemption_state" ON "redemption" ("program_id", "state", "reserved_at", "id");
CREATE INDEX "redemption_used_order" ON "redemption" ("program_id", "shop_id", "used_order_id") WHERE "used_order_id" IS NOT NULL;
CREATE INDEX "redemption_donation" ON "redemption" ("program_id", "reward_id", "reserved_at") WHERE "kind" = 'donation';
CREATE INDEX "partner_code_left" ON "partner_code" ("program_id", "reward_id", "id") WHERE "redemption_id" IS NULL;
CREATE INDEX "alert_open" ON "alert" ("program_id", "at") WHERE "dismissed_at" IS NULL;
CREATE INDEX "shop_order_address" ON "shop_order" ("program_id", "address_hash") WHERE "address_hash" IS NOT NULL;

-- Codes that are there already: taken for points, and what went back was cancelled.
UPDATE "redemption" SET "spent_key" = 'redemption:' || "id", "state" = CASE "state" WHEN 'returned' THEN 'cancelled' ELSE "state" END,
  "points_returned" = CASE "state" WHEN 'returned' THEN "points" ELSE 0 END,
  "todo" = CASE "state" WHEN 'reserved' THEN 'issue' END, "next_at" = CASE "state" WHEN 'reserved' THEN now() END;
UPDATE "redemption" r SET "currency" = s."currency" FROM "shop" s WHERE s."program_id" = r."program_id" AND s."id" = r."shop_id";

GRANT SELECT, INSERT, UPDATE, DELETE ON "redemption_step", "partner_code", "shop_perk", "alert", "void_run" TO "laurel_app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "laurel_app";
