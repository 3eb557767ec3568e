-- AlterTable
ALTER TABLE "redemption" ADD COLUMN "earlier_codes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- Codes that were given up for another one: an order with one of them may be told of whenever it arrives.
CREATE INDEX "redemption_earlier_codes" ON "redemption" USING GIN ("earlier_codes") WHERE "earlier_codes" <> '{}';
