-- What a program's points did day by day, and what stands: read by charts, made from transfers, lots and members, and made anew any
-- time.
CREATE TABLE "program_day" (
  "program_id" BIGINT NOT NULL,
  "day" DATE NOT NULL,
  "unit" TEXT NOT NULL,
  "earned" BIGINT NOT NULL,
  "taken_back" BIGINT NOT NULL,
  "redeemed" BIGINT NOT NULL,
  "expired" BIGINT NOT NULL,
  "forgiven" BIGINT NOT NULL,
  CONSTRAINT "program_day_pkey" PRIMARY KEY ("program_id", "day", "unit")
);

CREATE TABLE "program_standing" (
  "program_id" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "tiers" JSONB NOT NULL,
  "liability" JSONB NOT NULL,
  CONSTRAINT "program_standing_pkey" PRIMARY KEY ("program_id")
);

-- Transfers are appended in the order of time: an index of a few kilobytes finds a day among millions.
CREATE INDEX "transfer_recorded_at_idx" ON "transfer" USING BRIN ("recorded_at") WITH (pages_per_range = 32, autosummarize = on);

GRANT SELECT, INSERT, UPDATE, DELETE ON "program_day", "program_standing" TO "laurel_app";
