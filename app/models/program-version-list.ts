import { prisma } from "../db.server.ts";

/** One saved version, without its document. */
export interface VersionRow {
  version: number;
  savedAt: Date;
  savedBy: string;
}

/** The newest versions of a program, newest first. */
export async function versionList(options: { programId: string; limit: number }): Promise<VersionRow[]> {
  return prisma().programVersion.findMany({
    where: { programId: BigInt(options.programId) },
    orderBy: { version: "desc" },
    take: options.limit,
    select: { version: true, savedAt: true, savedBy: true },
  });
}
