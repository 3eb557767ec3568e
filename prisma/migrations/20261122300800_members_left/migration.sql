-- What Prisma's schema language cannot state: whoever left is few, and counted since the last look at the program.
CREATE INDEX "member_left" ON "member" ("program_id", "erased_at") WHERE "erased_at" IS NOT NULL;
