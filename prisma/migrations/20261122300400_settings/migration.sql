-- CreateTable
CREATE TABLE "shop_settings" (
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "company" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "privacy_url" TEXT NOT NULL DEFAULT '',
    "delivery_days" SMALLINT NOT NULL DEFAULT 30,
    "report_days" SMALLINT NOT NULL DEFAULT 30,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("program_id","shop_id")
);

-- CreateTable
CREATE TABLE "leave_run" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "void_run_id" UUID,
    "codes" INTEGER NOT NULL,
    "gift_cards" INTEGER NOT NULL,
    "other" INTEGER NOT NULL,
    "discounts" INTEGER NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leave_run_pkey" PRIMARY KEY ("program_id","id")
);

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN "order_id" BIGINT;
-- AlterTable
ALTER TABLE "data_request" ALTER COLUMN "report" DROP NOT NULL;

-- From here on: what Prisma's schema language cannot state.

ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_days"
  CHECK ("delivery_days" BETWEEN 1 AND 90 AND "report_days" BETWEEN 1 AND 365);

-- Which order a message is about; those that came before are known by nothing else than their body.
CREATE INDEX "delivery_order" ON "delivery" ("shop_domain", "order_id", "id") WHERE "order_id" IS NOT NULL;
CREATE INDEX "delivery_topic" ON "delivery" ("shop_domain", "topic", "id");
-- What asks for another try.
CREATE INDEX "delivery_open" ON "delivery" ("shop_domain", "id") WHERE "state" IN ('refused', 'failed');

-- Who did what: by person, and by kind of action.
CREATE INDEX "activity_actor" ON "activity" ("program_id", "actor", "id");
CREATE INDEX "activity_action" ON "activity" ("program_id", "action", "id");

GRANT SELECT, INSERT, UPDATE, DELETE ON "shop_settings", "leave_run" TO "laurel_app";
