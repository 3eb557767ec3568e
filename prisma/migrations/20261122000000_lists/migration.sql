-- CreateIndex
CREATE INDEX "member_program_id_joined_at_id_idx" ON "member"("program_id", "joined_at", "id");

-- CreateIndex
CREATE INDEX "shop_order_program_id_shop_id_name_idx" ON "shop_order"("program_id", "shop_id", "name");

-- The few deliveries that somebody must look at.
CREATE INDEX "delivery_trouble" ON "delivery" ("shop_domain", "received_at") WHERE "state" IN ('refused', 'failed');
