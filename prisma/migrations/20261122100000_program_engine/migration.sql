-- AlterTable
ALTER TABLE "member" ADD COLUMN "tier_until" TIMESTAMPTZ(3),
ADD COLUMN "projection" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "progress" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "pending_points" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "ahead" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "birthday_month" SMALLINT,
ADD COLUMN "birthday_day" SMALLINT,
ADD COLUMN "birthday_known_at" TIMESTAMPTZ(3),
ADD COLUMN "merged_into" UUID,
ADD COLUMN "changes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "published" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "member_event" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" BIGINT,
    "quantity" BIGINT NOT NULL DEFAULT 1,
    "subject" TEXT,
    "code" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "withdrawn_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_event_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "tier_grant" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "tier_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "actor" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tier_grant_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "referral" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "friend_id" UUID NOT NULL,
    "referrer_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "first_order_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "reward_award" (
    "program_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "reward_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "merged_from" UUID,
    "explanation" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_award_pkey" PRIMARY KEY ("program_id","key","member_id")
);

-- CreateTable
CREATE TABLE "budget" (
    "program_id" BIGINT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "used" BIGINT NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_pkey" PRIMARY KEY ("program_id","budget_id")
);

-- CreateTable
CREATE TABLE "budget_use" (
    "program_id" BIGINT NOT NULL,
    "member_id" UUID NOT NULL,
    "budget_id" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "budget_use_pkey" PRIMARY KEY ("program_id","member_id","budget_id")
);

-- CreateIndex
CREATE INDEX "member_event_program_id_member_id_at_idx" ON "member_event"("program_id", "member_id", "at");

-- CreateIndex
CREATE INDEX "tier_grant_program_id_member_id_idx" ON "tier_grant"("program_id", "member_id");

-- CreateIndex
CREATE INDEX "referral_program_id_friend_id_idx" ON "referral"("program_id", "friend_id");

-- CreateIndex
CREATE INDEX "referral_program_id_referrer_id_idx" ON "referral"("program_id", "referrer_id");

-- CreateIndex
CREATE INDEX "reward_award_program_id_member_id_at_idx" ON "reward_award"("program_id", "member_id", "at");


-- From here on: what Prisma's schema language cannot state.

-- Who was merged into somebody: the few rows that a search for the former members of one must find.
CREATE INDEX "member_merged" ON "member" ("program_id", "merged_into") WHERE "merged_into" IS NOT NULL;

-- Who is marked to be published.
CREATE INDEX "member_unpublished" ON "member" ("program_id", "id") WHERE "changes" > "published";

-- Everybody is reviewed once by the whole fold, which fills the new columns.
UPDATE "member" SET "tier_review_at" = CURRENT_TIMESTAMP
 WHERE "erased_at" IS NULL
   AND EXISTS (SELECT 1 FROM "member_identity" i WHERE i."program_id" = "member"."program_id" AND i."member_id" = "member"."id");

-- All lots of a member are read at once; an index on what remains would keep a lot from being updated in place.
DROP INDEX "lot_open";
CREATE INDEX "lot_member" ON "lot" ("program_id", "member_id", "unit");

GRANT SELECT, INSERT, UPDATE, DELETE ON "member_event", "tier_grant", "referral", "reward_award", "budget", "budget_use" TO "laurel_app";
