-- CreateTable
CREATE TABLE "import_run" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "header" TEXT[] NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "mapping" JSONB,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB,
    "result" JSONB,
    "error" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "program_id" BIGINT NOT NULL,
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'new',
    "problem" TEXT,
    "customer_id" BIGINT,
    "points" BIGINT,
    "expires_at" TIMESTAMPTZ(3),
    "tier_id" TEXT,
    "tier_until" TIMESTAMPTZ(3),
    "birthday_month" SMALLINT,
    "birthday_day" SMALLINT,
    "joined_at" TIMESTAMPTZ(3),
    "member_id" UUID,
    "credited" BIGINT NOT NULL DEFAULT 0,
    "has_joined" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("program_id","run_id","row")
);

-- CreateTable
CREATE TABLE "export_link" (
    "hash" TEXT NOT NULL,
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "what" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "run_id" UUID,
    "actor" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_link_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "import_run_program_id_requested_at_id_idx" ON "import_run"("program_id", "requested_at", "id");

-- CreateIndex
CREATE INDEX "import_row_program_id_run_id_customer_id_idx" ON "import_row"("program_id", "run_id", "customer_id");

-- From here on: what Prisma's schema language cannot state.

-- Files that were begun and left: what they hold of people is forgotten.
CREATE INDEX "import_run_open" ON "import_run" ("requested_at") WHERE "state" IN ('uploading', 'mapping', 'checking', 'ready');

GRANT SELECT, INSERT, UPDATE, DELETE ON "import_run", "import_row", "export_link" TO "laurel_app";
