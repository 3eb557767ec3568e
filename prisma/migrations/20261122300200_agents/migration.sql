-- CreateTable
CREATE TABLE "staff" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "staff_policy" (
    "program_id" BIGINT NOT NULL,
    "default_role" TEXT NOT NULL DEFAULT 'owner',
    "limits" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "staff_policy_pkey" PRIMARY KEY ("program_id")
);

-- CreateTable
CREATE TABLE "staff_day" (
    "program_id" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "unit" TEXT NOT NULL,
    "points" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "staff_day_pkey" PRIMARY KEY ("program_id","actor","day","unit")
);

-- CreateTable
CREATE TABLE "lot_extension" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "lot_key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "was_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "lot_extension_pkey" PRIMARY KEY ("program_id","id","unit","lot_key")
);

-- CreateTable
CREATE TABLE "member_block" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "actor" TEXT NOT NULL,

    CONSTRAINT "member_block_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateIndex
CREATE INDEX "lot_extension_program_id_member_id_idx" ON "lot_extension"("program_id", "member_id");

-- CreateIndex
CREATE INDEX "member_block_program_id_member_id_idx" ON "member_block"("program_id", "member_id");

-- From here on: what Prisma's schema language cannot state.

-- A member is blocked once at a time.
CREATE UNIQUE INDEX "member_block_open" ON "member_block" ("program_id", "member_id") WHERE "until_at" IS NULL;
-- What staff did with one member, for the member's page.
CREATE INDEX "activity_member" ON "activity" ("program_id", ("data"->>'memberId'), "at", "id") WHERE "data" ? 'memberId';

GRANT SELECT, INSERT, UPDATE, DELETE ON "staff", "staff_policy", "staff_day", "lot_extension", "member_block" TO "laurel_app";
