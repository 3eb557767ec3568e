import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage, appBridge } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { hideGuide } from "../flows/hide-guide.ts";
import { noteGuideStep } from "../flows/note-guide-step.ts";
import { worthOfPoints } from "../loyalty/rewards/liability.ts";
import { startOfDay } from "../loyalty/start-of-day.ts";
import { openAlertCounts } from "../models/alert.ts";
import type { AdminShop } from "../models/admin-shop.ts";
import { type HomeFigures, homeFigures, lastProof, notedActions } from "../models/home-figures.ts";
import { programState, type ProgramState } from "../models/program.ts";
import { waitingRedemptions } from "../models/redemption-list.ts";
import { testers } from "../models/tester.ts";
import { HomePage } from "../ui/home/home-page.tsx";
import type { HomeNotice } from "../ui/home/notices.tsx";
import type { GuideStep, GuideStepName } from "../ui/home/setup-guide.tsx";
import { useMay } from "../ui/permissions.tsx";

/** The theme extension's app embed; `blocks/launcher.liquid` is its file. */
const EMBED_HANDLE = "launcher";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId } = shop;
  const since = startOfDay(clock.now(), shop.timeZone);
  const [program, figures, redemptions, alerts, proof, noted] = await Promise.all([
    programState(null, programId),
    homeFigures({ programId, shopDomain: shop.domain, since }),
    waitingRedemptions(programId),
    openAlertCounts(programId),
    lastProof(programId),
    notedActions(programId, NOTED_STEPS),
  ]);
  const saved = program.versions.at(-1)?.program;
  return {
    mode: program.mode,
    testers: program.mode === "test" ? (await testers({ programId })).length : 0,
    steps: shop.isGuideDismissed ? null : guideSteps({ program, noted }),
    notices: homeNotices({ shop, figures, proof }),
    waiting: { ...redemptions, alerts: alerts.reduce((sum, { count }) => sum + count, 0) },
    figures: {
      members: figures.members,
      earnedToday: figures.earned,
      redeemedToday: figures.redeemed,
      outstanding: figures.outstanding,
      outstandingMinor: saved && figures.outstanding > 0 ? worthOfPoints(saved, figures.outstanding) : null,
      waitingDeliveries: figures.waitingDeliveries,
    },
  };
}

const intentSchema = z.object({
  intent: z.enum(["hide-guide", "guide-look-seen", "guide-rewards-seen", "guide-widget-added", "guide-terms-seen"]),
});
type Intent = z.infer<typeof intentSchema>["intent"];
const NOTED_STEPS = intentSchema.shape.intent.exclude(["hide-guide"]).options;

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "program");
  const { intent } = intentSchema.parse(Object.fromEntries(await request.formData()));
  const now = clock.now();
  const { programId, shopId } = shop;
  if (intent === "hide-guide") await hideGuide({ programId, shopId, now });
  else await noteGuideStep({ programId, step: intent, actor, now });
  return { done: intent };
}

export default function Home() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const shopify = useAppBridge();
  // The guide sets the program up: whoever may not sees none.
  const steps = useMay()("program") ? loaded.steps : null;
  const send = (intent: Intent) => fetcher.submit({ intent }, { method: "post" });

  const isWidgetOpen = steps?.some((step) => step.name === "widget" && !step.isDone) ?? false;
  useEmbedStatus({ isWatching: isWidgetOpen, onActive: () => send("guide-widget-added") });
  const done = fetcher.data?.done;
  useEffect(() => {
    if (done === "hide-guide") shopify.toast.show(t("guide.dismissed"));
  }, [done, shopify, t]);

  return (
    <HomePage
      {...loaded}
      steps={steps}
      onHideGuide={() => send("hide-guide")}
      onWidgetAdded={() => send("guide-widget-added")}
      onSeen={(step) => {
        const noted = SEEN[step];
        if (noted !== undefined) send(noted);
      }}
    />
  );
}

/** Steps that are done once their page was opened. */
const SEEN: Partial<Record<GuideStepName, Intent>> = {
  look: "guide-look-seen",
  rewards: "guide-rewards-seen",
  terms: "guide-terms-seen",
};

/** Asks Shopify whether the app embed is switched on in the published theme, and says so once. */
function useEmbedStatus({ isWatching, onActive }: { isWatching: boolean; onActive: () => void }): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (!isWatching) return;
    let isGone = false;
    // Older versions of the admin do not have this; the merchant then ticks the step.
    const asked = Promise.resolve().then(() => shopify.app.extensions());
    asked.then(
      (extensions) => {
        const activations = extensions.flatMap((extension) => extension.activations);
        const isActive = activations.some(
          (one) => "handle" in one && one.handle === EMBED_HANDLE && "status" in one && one.status === "active",
        );
        if (isActive && !isGone) onActive();
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
    // Asked once while the step is open; the callback is a new one with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isWatching, shopify]);
}

function guideSteps({ program, noted }: { program: ProgramState; noted: ReadonlySet<string> }): GuideStep[] {
  const hasTiers = (program.versions.at(-1)?.program.tiers.length ?? 0) > 0;
  const editor = `shopify://admin/themes/current/editor?context=apps&activateAppId=${appBridge().apiKey}/${EMBED_HANDLE}`;
  return [
    { name: "start", isDone: program.versions.length > 0, url: "/app/fit", target: "here" },
    { name: "look", isDone: noted.has("guide-look-seen"), url: "/app/program/points", target: "here" },
    // Whoever saved tiers has seen them, by whichever way.
    { name: "rewards", isDone: noted.has("guide-rewards-seen") || hasTiers, url: "/app/rewards", target: "here" },
    { name: "widget", isDone: noted.has("guide-widget-added"), url: editor, target: "top" },
    { name: "terms", isDone: noted.has("guide-terms-seen"), url: "/app/terms", target: "here" },
    { name: "live", isDone: program.mode === "live", url: "/app/program/go-live", target: "here" },
  ];
}

function homeNotices(options: {
  shop: AdminShop;
  figures: HomeFigures;
  proof: { at: string; disagreements: number } | null;
}): HomeNotice[] {
  const { shop, figures, proof } = options;
  const notices: HomeNotice[] = [];
  if (shop.connection === "reconnect") notices.push({ kind: "reconnect" });
  if (proof && proof.disagreements > 0) notices.push({ kind: "proof", ...proof });
  if (figures.failedDeliveries > 0) notices.push({ kind: "deliveries", count: figures.failedDeliveries });
  if (shop.notice !== null) notices.push(shop.notice);
  return notices;
}
