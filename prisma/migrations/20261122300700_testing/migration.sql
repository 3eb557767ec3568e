-- A test with named customers, before a program is ever live. Together with the status: live and testing_since is a test; off and
-- testing_since is a test that has ended and is being wiped.
ALTER TABLE "program" ADD COLUMN "testing_since" TIMESTAMPTZ(3);

ALTER TABLE "member"
  ADD COLUMN "is_test" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "wiped_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "program_tester" (
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,
    "named_by" TEXT NOT NULL,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "program_tester_pkey" PRIMARY KEY ("program_id","shop_id","customer_id")
);

-- From here on: what Prisma's schema language cannot state.

-- A handful in any program: what they moved is left out of figures by this.
CREATE INDEX "member_test" ON "member" ("program_id", "id") WHERE "is_test";

ALTER TABLE "member" ADD CONSTRAINT "member_wiped" CHECK ("wiped_at" IS NULL OR ("is_test" AND "erased_at" IS NOT NULL));

GRANT SELECT, INSERT, UPDATE, DELETE ON "program_tester" TO "laurel_app";
