-- AlterTable
ALTER TABLE "program" ADD COLUMN "past_from" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "launch_run" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "counts_for_tiers" BOOLEAN NOT NULL,
    "counts_for_points" BOOLEAN NOT NULL,
    "operation_id" TEXT,
    "read_to" BIGINT NOT NULL DEFAULT 0,
    "orders_seen" BIGINT NOT NULL DEFAULT 0,
    "orders_stored" BIGINT NOT NULL DEFAULT 0,
    "orders_skipped" BIGINT NOT NULL DEFAULT 0,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "report" JSONB,
    "error" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "launch_run_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "launch_line" (
    "program_id" BIGINT NOT NULL,
    "run_id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "member_id" UUID,
    "orders" INTEGER NOT NULL,
    "points" JSONB NOT NULL,
    "tier_id" TEXT,
    "given_to" UUID,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "launch_line_pkey" PRIMARY KEY ("program_id","run_id","customer_id")
);

-- CreateIndex
CREATE INDEX "launch_line_program_id_shop_id_customer_id_idx" ON "launch_line"("program_id", "shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "launch_line_program_id_run_id_member_id_idx" ON "launch_line"("program_id", "run_id", "member_id");


-- From here on: what Prisma's schema language cannot state.

-- One run of a program may be open at a time; one that is applied is open until it is undone.
CREATE UNIQUE INDEX "launch_run_open" ON "launch_run" ("program_id") WHERE "state" NOT IN ('undone', 'cancelled', 'failed');

GRANT SELECT, INSERT, UPDATE, DELETE ON "launch_run", "launch_line" TO "laurel_app";
