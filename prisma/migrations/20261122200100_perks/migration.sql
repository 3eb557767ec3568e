-- AlterTable
ALTER TABLE "member_identity" ADD COLUMN "tags_version" INTEGER NOT NULL DEFAULT 0;

-- One worker at a time brings a perk in step with Shopify.
ALTER TABLE "shop_perk" ADD COLUMN "claimed_until" TIMESTAMPTZ(3);

-- Customers are compared with Shopify by turns: those first who never were, or longest ago.
CREATE INDEX "member_identity_compared" ON "member_identity" ("program_id", "shop_id", "compared_at" NULLS FIRST, "customer_id")
  WHERE "merged_into" IS NULL;
