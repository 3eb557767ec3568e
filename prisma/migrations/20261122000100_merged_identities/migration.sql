-- The customer whom Shopify kept in place of this one: null for a customer who is still there.
ALTER TABLE "member_identity" ADD COLUMN "merged_into" BIGINT;
