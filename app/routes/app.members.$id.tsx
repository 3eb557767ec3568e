import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { grantPoints } from "../flows/grant-points.ts";
import { id as unitId } from "../loyalty/program/primitives.ts";
import { POINTS } from "../loyalty/program.ts";
import { memberPageData } from "../member-page.server.ts";
import { useFormat } from "../ui/format.tsx";
import { ActionModals } from "../ui/members/action-modals.tsx";
import { GRANT_POINTS_MAX, GRANT_REASONS, type GrantUnit, NOTE_MAX } from "../ui/members/grant-draft.ts";
import { GrantModal, type ReadGrant } from "../ui/members/grant-modal.tsx";
import { useMemberName } from "../ui/members/member-name.ts";
import { MemberPage } from "../ui/members/member-page.tsx";
import { FactModals, useFacts } from "../ui/members/use-facts.tsx";
import { useMemberActions } from "../ui/members/use-member-actions.ts";

const idSchema = z.uuid();

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const loaded = await memberPageData(page, memberIdOf(params.id), new URL(request.url).searchParams);
  if (loaded === null) throw data(null, 404);
  return loaded;
}

const grantSchema = z.object({
  requestId: z.uuid(),
  unit: unitId.default(POINTS),
  points: z
    .number()
    .int()
    .refine((points) => points !== 0 && Math.abs(points) <= GRANT_POINTS_MAX),
  reason: z.enum(GRANT_REASONS),
  note: z.string().max(NOTE_MAX),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor, staff } = await adminPage(request, "support");
  const parsed = grantSchema.safeParse(await request.json());
  if (!parsed.success) return { outcome: "refused" as const };
  const { programId } = shop;
  const { points, unit } = parsed.data;
  const granted = await grantPoints({
    programId,
    memberId: memberIdOf(params.id),
    ...parsed.data,
    actor,
    limits: staff,
    now: clock.now(),
  });
  return { ...granted, points, unit };
}

export default function Member() {
  const { requestId, ...loaded } = useLoaderData<typeof loader>();
  const name = useMemberName()(loaded.member);
  const grant = useGrant(requestId, loaded.units);
  const facts = useFacts({ memberId: loaded.member.id, requestId });
  const actions = useMemberActions({ memberId: loaded.member.id, requestId });
  return (
    <>
      <MemberPage {...loaded} onGrant={grant.open} facts={facts} actions={actions} />
      {grant.isOpen && (
        <GrantModal
          name={name}
          units={loaded.units}
          isSending={grant.isSending}
          answer={grant.answer}
          onClose={grant.close}
          onConfirm={grant.send}
        />
      )}
      <FactModals facts={facts} {...loaded} />
      <ActionModals memberId={loaded.member.id} name={name} actions={actions} />
    </>
  );
}

/** One opening of the form: its request id is kept until it closes, however often it is sent. */
function useGrant(nextRequestId: string, units: readonly GrantUnit[]) {
  const { t } = useTranslation();
  const { inUnit } = useFormat();
  const shopify = useAppBridge();
  const [openedWith, setOpenedWith] = useState<string | null>(null);
  const fetcher = useFetcher<typeof action>({ key: `grant-${openedWith ?? "closed"}` });
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome !== "granted" && answer?.outcome !== "already-granted") return;
    const words = units.find(({ id }) => id === answer.unit)?.words;
    const amount = words ? inUnit(Math.abs(answer.points), words) : String(Math.abs(answer.points));
    shopify.toast.show(answer.points > 0 ? t("grant.given", { amount }) : t("grant.taken", { amount }));
    setOpenedWith(null);
  }, [answer, inUnit, units, shopify, t]);
  return {
    isOpen: openedWith !== null,
    isSending: fetcher.state !== "idle",
    answer: answer === undefined || "balance" in answer ? null : answer,
    open: () => setOpenedWith(nextRequestId),
    close: () => setOpenedWith(null),
    send: (grant: ReadGrant) =>
      fetcher.submit(
        { requestId: openedWith ?? nextRequestId, ...sent(grant) },
        { method: "post", encType: "application/json" },
      ),
  };
}

function sent({ unit, points, reason, note }: ReadGrant) {
  return { unit, points, reason, note };
}

function memberIdOf(parameter: string | undefined): string {
  const id = idSchema.safeParse(parameter);
  if (!id.success) throw data(null, 404);
  return id.data;
}
