import { saveProgram } from "../../flows/save-program.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { pathPointer, type ProgramProblem, problemsOf } from "../../loyalty/program/problems.ts";
import { checkProgram } from "../../loyalty/program/traps.ts";
import { type Program, programSchema } from "../../loyalty/program.ts";
import { installedShops } from "../../models/api-facts.ts";
import { programState } from "../../models/program.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import { problemReply } from "../problem.ts";
import { type ApiCall, invalid, jsonOf, notFound, notJson } from "./call.ts";

/** `GET /api/v1/program`: the newest version, and its number as the entity tag. */
export async function getProgram({ programId }: ApiCall): Promise<DoorReply> {
  const { mode, liveFrom, versions } = await programState(null, programId);
  const newest = versions.at(-1);
  if (!newest) return notFound("No version of the program was saved yet");
  const { version, effectiveAt, program } = newest;
  const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));
  const isTested = mode === "test" || mode === "wiping";
  // A test is nothing to anybody who is not named, and what it leaves is nothing to anybody.
  const standing = { status: mode === "wiping" ? "off" : mode, liveFrom: moment(isTested ? null : liveFrom) };
  return jsonReply(200, { version, effectiveAt: moment(effectiveAt), ...standing, program }, { etag: `"${version}"` });
}

/** `PUT /api/v1/program`: a document becomes the newest version, if it may. */
export async function putProgram({ programId, actor, request, now }: ApiCall): Promise<DoorReply> {
  const base = baseOf(request.headers["if-match"]);
  if (base === "unreadable") {
    const detail = 'If-Match names one version as its entity tag, such as "3", or is left out';
    return problemReply({ status: 400, type: "bad-request", title: "If-Match is not right", detail });
  }
  const document = jsonOf(request.body);
  if (document === undefined) return notJson();
  const parsed = programSchema.safeParse(document);
  if (!parsed.success) return invalidProgram(problemsOf(parsed.error, document));
  const problems = await problemsInShops(parsed.data, { programId, now });
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return invalidProgram(errors);

  const options = { programId, program: parsed.data, actor, now };
  const saved = await saveProgram(base === null ? options : { ...options, baseVersion: base });
  if (saved.outcome === "stale") {
    const detail = `Version ${saved.version} is the newest by now: read it, and save what you mean in its place`;
    return problemReply({ status: 412, type: "stale", title: "Another version was saved meanwhile", detail });
  }
  if (saved.outcome === "conflict") {
    const { dueAt, places } = saved.conflict;
    const detail = `A change that is announced for ${dueAt.toISOString()} has changed the same: ${places.map(pathPointer).join(", ")}`;
    return problemReply({
      status: 409,
      type: "announced-change",
      title: "It does not go together with an announced change",
      detail,
    });
  }
  const { outcome, version } = saved;
  return jsonReply(200, { outcome, version, warnings: problems.map(told) }, { etag: `"${version}"` });
}

/** What the document does that was hardly meant, in any of the program's shops: each has its currency and its clock. */
async function problemsInShops(program: Program, of: { programId: string; now: Date }): Promise<ProgramProblem[]> {
  const shops = await installedShops(of.programId);
  const places = shops.length > 0 ? shops : [{ currency: "", timeZone: "" }];
  const problems = places.flatMap(({ currency, timeZone }) =>
    checkProgram(program, { currency: currency || "EUR", timeZone: timeZone || "UTC", now: wholeSeconds(of.now) }),
  );
  const known = new Map(problems.map((problem) => [`${problem.code} ${pathPointer(problem.path)}`, problem]));
  return [...known.values()];
}

function invalidProgram(problems: readonly ProgramProblem[]): DoorReply {
  return invalid("The document is no valid program", problems.map(told));
}

function told({ path, code, message, hint }: ProgramProblem) {
  return { pointer: pathPointer(path), code, detail: `${message}. ${hint}`.trim() };
}

/** The version that the sender has seen; null where any will do. */
function baseOf(header: readonly string[] | undefined): number | null | "unreadable" {
  if (header === undefined) return null;
  const [tag = "", ...more] = header;
  const version = /^"(\d{1,9})"$/.exec(tag.trim())?.[1];
  return version === undefined || more.length > 0 ? "unreadable" : Number(version);
}
