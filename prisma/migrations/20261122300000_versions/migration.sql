-- CreateTable
CREATE TABLE "version_name" (
    "program_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "version_name_pkey" PRIMARY KEY ("program_id","version")
);

-- CreateTable
CREATE TABLE "announced_change" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "base_version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,
    "announced_by" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER,

    CONSTRAINT "announced_change_pkey" PRIMARY KEY ("program_id","id")
);

-- From here on: what Prisma's schema language cannot state.

-- What is due, and what a program waits for.
CREATE INDEX "announced_change_due" ON "announced_change" ("due_at") WHERE "state" = 'waiting';
CREATE INDEX "announced_change_waiting" ON "announced_change" ("program_id", "due_at", "id") WHERE "state" = 'waiting';

GRANT SELECT, INSERT, UPDATE, DELETE ON "version_name", "announced_change" TO "laurel_app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "laurel_app";
