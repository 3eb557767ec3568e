-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "program" (
    "id" BIGSERIAL NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'off',
    "live_from" TIMESTAMPTZ(3),
    "proof" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "program_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("program_id","version")
);

-- CreateTable
CREATE TABLE "shop" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "plan" TEXT NOT NULL DEFAULT '',
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "app_installation_id" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'installing',
    "installed_at" TIMESTAMPTZ(3),
    "uninstalled_at" TIMESTAMPTZ(3),
    "connection" TEXT NOT NULL DEFAULT 'ok',
    "reconciled_to" TIMESTAMPTZ(3),
    "history_fetched_at" TIMESTAMPTZ(3),
    "notice" JSONB,
    "guide_dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "access_token" TEXT,
    "refresh_token" TEXT,
    "refresh_token_expires" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_by" TEXT NOT NULL,
    "consent" JSONB,
    "tier_id" TEXT,
    "tier_spend_minor" BIGINT NOT NULL DEFAULT 0,
    "tier_review_at" TIMESTAMPTZ(3),
    "pending" BIGINT NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "erased_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "member_identity" (
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "member_identity_pkey" PRIMARY KEY ("program_id","shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "tier_change" (
    "program_id" BIGINT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tier_id" TEXT,
    "spend_minor" BIGINT NOT NULL,

    CONSTRAINT "tier_change_pkey" PRIMARY KEY ("program_id","member_id","at")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "program_id" BIGINT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "customer_id" BIGINT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "caveat" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("program_id","shop_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL DEFAULT '',
    "api_version" TEXT NOT NULL DEFAULT '',
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "program_id" BIGINT NOT NULL,
    "member_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "debt" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "account_pkey" PRIMARY KEY ("program_id","member_id","unit")
);

-- CreateTable
CREATE TABLE "transfer" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "from_account" TEXT NOT NULL,
    "to_account" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "shop_id" BIGINT,
    "order_id" BIGINT,
    "corrects" TEXT,
    "explanation" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "lot" (
    "program_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "original" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,
    "vests_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "order_id" BIGINT,
    "shop_id" BIGINT,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("program_id","key","member_id")
);

-- CreateTable
CREATE TABLE "lot_draw" (
    "program_id" BIGINT NOT NULL,
    "transfer_key" TEXT NOT NULL,
    "lot_key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "points" BIGINT NOT NULL,

    CONSTRAINT "lot_draw_pkey" PRIMARY KEY ("program_id","transfer_key","lot_key","member_id")
);

-- CreateTable
CREATE TABLE "redemption" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "discount_id" TEXT,
    "state" TEXT NOT NULL,
    "cause" TEXT,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "used_order_id" BIGINT,
    "returned_at" TIMESTAMPTZ(3),

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "program_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "request_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateTable
CREATE TABLE "activity" (
    "program_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE INDEX "member_program_id_tier_review_at_idx" ON "member"("program_id", "tier_review_at");

-- CreateIndex
CREATE INDEX "member_identity_program_id_member_id_idx" ON "member_identity"("program_id", "member_id");

-- CreateIndex
CREATE INDEX "shop_order_program_id_shop_id_customer_id_idx" ON "shop_order"("program_id", "shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "shop_order_program_id_shop_id_placed_at_idx" ON "shop_order"("program_id", "shop_id", "placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_shop_domain_webhook_id_key" ON "delivery"("shop_domain", "webhook_id");

-- CreateIndex
CREATE INDEX "transfer_program_id_member_id_occurred_at_id_idx" ON "transfer"("program_id", "member_id", "occurred_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_program_id_key_key" ON "transfer"("program_id", "key");

-- CreateIndex
CREATE INDEX "redemption_program_id_member_id_reserved_at_idx" ON "redemption"("program_id", "member_id", "reserved_at");

-- CreateIndex
CREATE UNIQUE INDEX "redemption_program_id_code_key" ON "redemption"("program_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "data_request_program_id_shop_id_request_id_key" ON "data_request"("program_id", "shop_id", "request_id");


-- From here on: what Prisma's schema language cannot state.

CREATE INDEX "delivery_waiting" ON "delivery" ("shop_domain", "id") WHERE "state" = 'waiting';
CREATE INDEX "delivery_purge" ON "delivery" ("settled_at") WHERE "body" IS NOT NULL;
CREATE INDEX "transfer_order" ON "transfer" ("program_id", "shop_id", "order_id") WHERE "order_id" IS NOT NULL;
CREATE INDEX "lot_open" ON "lot" ("program_id", "member_id", "unit") WHERE "remaining" > 0;
CREATE INDEX "lot_order" ON "lot" ("program_id", "shop_id", "order_id") WHERE "order_id" IS NOT NULL;
CREATE INDEX "redemption_reserved" ON "redemption" ("program_id", "reserved_at") WHERE "state" = 'reserved';

ALTER TABLE "transfer" ADD CONSTRAINT "transfer_points_positive" CHECK ("points" > 0);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_two_accounts" CHECK ("from_account" <> "to_account" AND 'member' IN ("from_account", "to_account"));
ALTER TABLE "lot" ADD CONSTRAINT "lot_remaining_within" CHECK ("remaining" >= 0 AND "remaining" <= "original");
ALTER TABLE "account" ADD CONSTRAINT "account_debt_not_negative" CHECK ("debt" >= 0);

-- Hot rows are updated in place: leave room on their pages.
ALTER TABLE "account" SET (fillfactor = 80);
ALTER TABLE "lot" SET (fillfactor = 80);
ALTER TABLE "delivery" SET (fillfactor = 80);

-- Money movements are never changed: not by the application (its role lacks the right), and not by anybody else (the trigger).
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: post a correction instead', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "transfer_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "lot_draw_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "lot_draw"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "program_version_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "program_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Stops a statement whose own row counts are not what its author computed.
CREATE FUNCTION "ledger_assert"("ok" boolean, "code" text, "detail" text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF "ok" THEN RETURN true; END IF;
  RAISE EXCEPTION '%', "detail" USING ERRCODE = "code";
END $$;

-- The role the application works as. It belongs to the server, not to the database, hence the care.
DO $$
BEGIN
  -- An administrator may have made it beforehand, where migrations run without the right to make roles.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'laurel_app') THEN
    CREATE ROLE "laurel_app" NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT "laurel_app" TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'could not grant laurel_app to %: %', current_user, SQLERRM;
END $$;
GRANT USAGE ON SCHEMA public TO "laurel_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "laurel_app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "laurel_app";
REVOKE UPDATE, DELETE ON "transfer", "lot_draw", "program_version", "activity" FROM "laurel_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "laurel_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "laurel_app";
