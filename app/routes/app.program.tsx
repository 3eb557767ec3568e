import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useRef } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { saveProgram } from "../flows/change-program.ts";
import { noteGuideStep } from "../flows/note-guide-step.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { minorPerUnit } from "../loyalty/money.ts";
import { type Program, programSchema, simpleProgram } from "../loyalty/program.ts";
import { problemLine } from "../loyalty/program/problems.ts";
import { checkProgram } from "../loyalty/program/traps.ts";
import { hasActivity } from "../models/home-figures.ts";
import { programState } from "../models/program.ts";
import { versionList } from "../models/program-version-list.ts";
import { useFormat } from "../ui/format.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview-address.ts";
import { ProgramEditor } from "../ui/program/program-editor.tsx";
import { type SaveAnswer, useSaving } from "../ui/program/use-saving.ts";

const VERSIONS_SHOWN_MAX = 10;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId } = shop;
  const [state, versions] = await Promise.all([
    programState(null, programId),
    versionList({ programId, limit: VERSIONS_SHOWN_MAX }),
  ]);
  const newest = state.versions.at(-1);
  return {
    program: newest?.program ?? simpleProgram(minorPerUnit(shop.currency)),
    version: newest?.version ?? 0,
    isLive: state.status === "live",
    warnings: newest ? warningsOf(newest.program, shop) : [],
    versions: versions.map(({ version, savedAt, savedBy }) => ({ version, savedBy, savedAt: savedAt.toISOString() })),
  };
}

export const shouldRevalidate = revalidatesUnlessPreview;

/** What was saved, by this form or another door, and was hardly meant. */
function warningsOf(program: Program, place: { currency: string; timeZone: string }) {
  const { currency, timeZone } = place;
  const problems = checkProgram(program, { currency, timeZone, now: wholeSeconds(clock.now()) });
  return problems.map((problem) => ({ en: problemLine(problem, "en"), de: problemLine(problem, "de") }));
}

const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), baseVersion: z.number().int(), program: z.unknown() }),
  z.object({ intent: z.literal("rewards-seen") }),
]);

export async function action({ request }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, actor } = await adminPage(request, "program");
  const { programId } = shop;
  const now = clock.now();
  const posted = postedSchema.parse(await request.json());
  if (posted.intent === "rewards-seen") {
    const step = "guide-rewards-seen";
    if (!(await hasActivity(programId, step))) await noteGuideStep({ programId, step, actor, now });
    return { outcome: "noted" };
  }
  // The forms check the same before they post: this is for whatever else may post here.
  const parsed = programSchema.safeParse(posted.program);
  if (!parsed.success) return { outcome: "refused" };
  const problems = checkProgram(parsed.data, { ...shop, now: wholeSeconds(now) });
  if (problems.some(({ severity }) => severity === "error")) return { outcome: "refused" };
  const { baseVersion } = posted;
  const saved = await saveProgram({ programId, program: parsed.data, baseVersion, actor, now });
  if (saved.outcome === "conflict") return { outcome: "refused" };
  const { outcome, version } = saved;
  return outcome === "stale" ? { outcome, version } : { outcome: "saved", version, program: parsed.data };
}

export default function ProgramRoute() {
  const loaded = useLoaderData<typeof loader>();
  const { speech } = useFormat();
  const { saving, save, notice, savedProgram } = useSaving(loaded.version);
  useNoteRewardsSeen();
  return (
    <ProgramEditor
      program={loaded.program}
      isLive={loaded.isLive}
      versions={loaded.versions}
      warnings={loaded.warnings.map((line) => line[speech.language])}
      isSaving={saving}
      notice={notice}
      savedProgram={savedProgram}
      onSave={save}
    />
  );
}

/** The set-up guide's second step leads here; being here ticks it. */
function useNoteRewardsSeen(): void {
  const [parameters] = useSearchParams();
  const { submit } = useFetcher<SaveAnswer>({ key: "rewards-seen" });
  const isFromGuide = parameters.get("guide") === "rewards";
  const isNoted = useRef(false);
  useEffect(() => {
    if (!isFromGuide || isNoted.current) return;
    isNoted.current = true;
    submit({ intent: "rewards-seen" }, { method: "post", encType: "application/json" });
  }, [isFromGuide, submit]);
}
