-- CreateTable
CREATE TABLE "member_view" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_view_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "wish" JSONB NOT NULL,
    "query" TEXT,
    "undoes" UUID,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "bulk_line" (
    "program_id" BIGINT NOT NULL,
    "run_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "before" JSONB,

    CONSTRAINT "bulk_line_pkey" PRIMARY KEY ("program_id","run_id","member_id")
);

-- CreateIndex
CREATE INDEX "bulk_run_program_id_started_at_id_idx" ON "bulk_run"("program_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "member_program_id_tier_id_joined_at_id_idx" ON "member"("program_id", "tier_id", "joined_at", "id");

-- From here on: what Prisma's schema language cannot state.

-- A run is undone once; what is still to be done of a run, and what could not be done.
CREATE UNIQUE INDEX "bulk_run_undoes" ON "bulk_run" ("program_id", "undoes") WHERE "undoes" IS NOT NULL;
CREATE INDEX "bulk_line_waiting" ON "bulk_line" ("program_id", "run_id", "member_id") WHERE "state" = 'waiting';
CREATE INDEX "bulk_line_failed" ON "bulk_line" ("program_id", "run_id", "member_id") WHERE "state" = 'failed';

-- Members by balance, those who owe points, and those with a birthday in a month.
CREATE INDEX "account_balance" ON "account" ("program_id", "balance", "member_id") WHERE "unit" = 'points';
CREATE INDEX "account_debt" ON "account" ("program_id", "member_id") WHERE "unit" = 'points' AND "debt" > 0;
CREATE INDEX "member_birthday" ON "member" ("program_id", "birthday_month", "joined_at", "id") WHERE "birthday_month" IS NOT NULL;

-- How many members there are, without looking at those who are not.
CREATE INDEX "member_present" ON "member" ("program_id") WHERE "erased_at" IS NULL AND "merged_into" IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "member_view", "bulk_run", "bulk_line" TO "laurel_app";
