import type { PrismaClient } from "../../app/generated/prisma/client.ts";

export async function dropsAWrite(db: PrismaClient): Promise<void> {
  db.program.create({ data: { status: "off" } });
}

export async function dropsAWriteInsideATransaction(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    tx.program.deleteMany();
  });
}

export async function dropsARawStatement(db: PrismaClient): Promise<void> {
  db.$executeRawUnsafe("UPDATE program SET status = 'off'");
}
