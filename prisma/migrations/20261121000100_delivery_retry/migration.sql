-- A delivery that the world kept from being worked off waits until this moment; null: it is due.
ALTER TABLE "delivery" ADD COLUMN "retry_at" TIMESTAMPTZ(3);
