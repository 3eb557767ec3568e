-- AlterTable
ALTER TABLE "member" ADD COLUMN "birthdays_past" JSONB NOT NULL DEFAULT '[]';
