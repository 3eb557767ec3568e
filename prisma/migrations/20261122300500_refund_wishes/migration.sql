-- CreateTable
CREATE TABLE "refund_wish" (
    "program_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "refund_id" TEXT,
    "known_refunds" TEXT[],
    "actor" TEXT NOT NULL,
    "wished_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_wish_pkey" PRIMARY KEY ("program_id","id")
);

-- CreateIndex
CREATE INDEX "refund_wish_program_id_shop_id_order_id_idx" ON "refund_wish"("program_id", "shop_id", "order_id");

GRANT SELECT, INSERT, UPDATE, DELETE ON "refund_wish" TO "laurel_app";
