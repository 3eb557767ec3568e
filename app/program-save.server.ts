import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import { announceChange } from "./flows/announce-change.ts";
import { saveProgram } from "./flows/save-program.ts";
import { reviewChange } from "./flows/review-change.ts";
import { wholeSeconds } from "./loyalty/calendar.ts";
import { isWorthSaying } from "./loyalty/change/review.ts";
import { type Program, programSchema } from "./loyalty/program.ts";
import type { Path } from "./loyalty/program/names.ts";
import { problemSentence, type ProgramProblem, problemsOf } from "./loyalty/program/problems.ts";
import { checkProgram } from "./loyalty/program/traps.ts";
import { zoneOf } from "./loyalty/time/zone.ts";
import { programState } from "./models/program.ts";
import { placeText } from "./ui/fields/place-text.ts";
import type { DocumentAnswer, Said } from "./ui/program/saving/answers.ts";

interface Posted {
  baseVersion: number;
  /** The whole document, not yet checked. */
  program: unknown;
}

/**
 * What is said of a program of which a form changed a part, before it is saved. One of which there is nothing to say is saved at once.
 */
export async function reviewDocument(page: AdminPage, posted: Posted): Promise<DocumentAnswer> {
  return withValid(page, posted, async (program) => {
    const review = await reviewChange({ shop: page.shop, program, now: clock.now() });
    if (isWorthSaying(review)) return { outcome: "reviewed", review };
    return save(page, { program, baseVersion: posted.baseVersion, name: "" });
  });
}

/**
 * Saves a program whose review was read. Where held points of a live program lose worth it is not saved but reviewed again: that needs a
 * notice.
 */
export async function saveDocument(page: AdminPage, posted: Posted & { name: string }): Promise<DocumentAnswer> {
  return withValid(page, posted, async (program) => {
    const review = await reviewChange({ shop: page.shop, program, now: clock.now() });
    if (review.notice !== null) return { outcome: "reviewed", review };
    return save(page, { program, baseVersion: posted.baseVersion, name: posted.name });
  });
}

/**
 * Announces a program for a day, beginning with its first moment in the shop's time zone.
 *
 * @param posted.from such as "2026-12-22", tomorrow at the earliest; else it is reviewed again
 */
export async function announceDocument(
  page: AdminPage,
  posted: Posted & { name: string; from: string },
): Promise<DocumentAnswer> {
  const { shop, actor } = page;
  const { programId, timeZone } = shop;
  const { baseVersion, name, from } = posted;
  return withValid(page, posted, async (program) => {
    const now = clock.now();
    const zone = zoneOf(timeZone);
    if (from < zone.dateText(zone.plusDays(wholeSeconds(now), 1))) {
      return { outcome: "reviewed", review: await reviewChange({ shop, program, now }) };
    }
    const dueAt = new Date(zone.parse(from) * 1000);
    const announced = await announceChange({ programId, program, baseVersion, name, dueAt, actor, now });
    switch (announced.outcome) {
      case "announced":
        return { outcome: "announced", from: dueAt.toISOString() };
      case "stale":
        return staleAnswer(programId, announced.version, program);
      case "conflict":
        return conflictAnswer(page, { program, ...announced.conflict });
      case "too-many":
        return { outcome: "refused", problems: [TOO_MANY] };
    }
  });
}

const TOO_MANY: Said = {
  en: "Ten announced changes wait already: withdraw one of them first.",
  de: "Zehn angekündigte Änderungen warten schon: Nimm erst eine davon zurück.",
};

async function save(
  page: AdminPage,
  of: { program: Program; baseVersion: number; name: string },
): Promise<DocumentAnswer> {
  const { actor, shop } = page;
  const { programId } = shop;
  const saved = await saveProgram({ programId, ...of, actor, now: clock.now() });
  if (saved.outcome === "conflict") return conflictAnswer(page, { program: of.program, ...saved.conflict });
  if (saved.outcome === "stale") return staleAnswer(programId, saved.version, of.program);
  return { outcome: "saved", version: saved.version, program: of.program };
}

async function withValid(
  { shop }: AdminPage,
  posted: Posted,
  next: (program: Program) => Promise<DocumentAnswer>,
): Promise<DocumentAnswer> {
  const parsed = programSchema.safeParse(posted.program);
  const problems = parsed.success
    ? checkProgram(parsed.data, { ...shop, now: wholeSeconds(clock.now()) })
    : problemsOf(parsed.error, posted.program);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (!parsed.success || errors.length > 0) return { outcome: "refused", problems: errors.map(saidOf) };
  const newest = (await programState(null, shop.programId)).versions.at(-1);
  if ((newest?.version ?? 0) !== posted.baseVersion) {
    return staleAnswer(shop.programId, newest?.version ?? 0, parsed.data);
  }
  return next(parsed.data);
}

async function staleAnswer(programId: string, version: number, posted: Program): Promise<DocumentAnswer> {
  const newest = (await programState(null, programId)).versions.at(-1);
  return { outcome: "stale", version, program: newest?.program ?? posted };
}

async function conflictAnswer(
  { shop }: AdminPage,
  { program, dueAt, places }: { program: Program; dueAt: Date; places: Path[] },
): Promise<DocumentAnswer> {
  const { programId, currency } = shop;
  // What this one takes away has its name in the newest only.
  const newest = (await programState(null, programId)).versions.at(-1);
  const said = (language: "en" | "de") => (path: Path) =>
    placeText(path, [program, newest?.program ?? program], { language, currency });
  const named = places.map((path) => ({ en: said("en")(path), de: said("de")(path) }));
  return { outcome: "conflict", dueAt: dueAt.toISOString(), places: named };
}

function saidOf(problem: ProgramProblem): Said {
  return { en: problemSentence(problem, "en"), de: problemSentence(problem, "de") };
}
