-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN "merged_from" JSONB;
