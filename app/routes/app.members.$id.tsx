import type { TFunction } from "i18next";
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { explainOrders } from "../flows/explain-orders.ts";
import { grantPoints } from "../flows/grant-points.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { explain } from "../loyalty/explain.ts";
import { id as unitId } from "../loyalty/program/primitives.ts";
import { POINTS } from "../loyalty/program.ts";
import { type MemberAccount, memberAccount, movementsPage, ordersOfMember } from "../models/member-account.ts";
import { type MemberPageFacts, memberPageFacts } from "../models/member-page.ts";
import { programState } from "../models/program.ts";
import { redemptionLinesOf } from "../models/redemption-list.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { readCustomerNames } from "../shopify/customers.ts";
import { useFormat } from "../ui/format.tsx";
import { GRANT_POINTS_MAX, GRANT_REASONS, type GrantUnit, NOTE_MAX } from "../ui/members/grant-draft.ts";
import { GrantModal, type ReadGrant } from "../ui/members/grant-modal.tsx";
import {
  awardLines,
  balanceFacts,
  eventNames,
  grantUnits,
  offeredRewards,
  wordsOf,
} from "../ui/members/member-lines.ts";
import { SHOWN_FIRST } from "../ui/members/orders-card.tsx";
import { useMemberName } from "../ui/members/member-name.ts";
import { MemberPage } from "../ui/members/member-page.tsx";
import { redemptionView } from "../ui/redemptions/redemption-view.ts";
import { tierFacts } from "../ui/members/tier-facts.ts";
import { FactModals, useFacts } from "../ui/members/use-facts.tsx";

const MOVEMENTS_SHOWN = 25;
const REDEMPTIONS_SHOWN = 50;
const idSchema = z.uuid();

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId, shopId } = page.shop;
  const memberId = memberIdOf(params.id);
  const before = /^\d{1,18}$/.exec(new URL(request.url).searchParams.get("before") ?? "")?.[0] ?? null;
  const now = clock.now();
  const [member, facts, movements, orders, redemptions, program] = await Promise.all([
    memberAccount({ programId, shopId, memberId }),
    memberPageFacts({ programId, memberId, now }),
    movementsPage({ programId, memberId, before, limit: MOVEMENTS_SHOWN }),
    ordersOfMember({ programId, memberId }),
    redemptionLinesOf({ programId, shopId, memberId, limit: REDEMPTIONS_SHOWN }),
    programState(null, programId),
  ]);
  if (!member || !facts) throw data(null, 404);
  const reasons = await explainOrders({ shop: page.shop, program, memberId, orders, shownFirst: SHOWN_FIRST, now });
  const oldest = movements.movements.at(-1);
  const who = await whoIs(page, member);
  const newest = program.versions.at(-1)?.program;
  const context = { program: newest, currency: page.shop.currency };
  const balance = balanceFacts(facts.standing, context);
  return {
    // Made here, so that sending the same form twice is one grant, or one event.
    requestId: randomUUID(),
    member: who,
    birthday: facts.birthday,
    balance,
    units: grantUnits(balance, context),
    tier: tierFacts({ ...context, ...facts.standing, grants: facts.grants.map(grantInSeconds) }),
    tiers: (newest?.tiers ?? []).map(({ id, name }) => ({ id, name })),
    eventNames: eventNames(newest),
    offered: offeredRewards(context),
    awards: awardLines(facts.awards, { ...context, now }),
    events: facts.events.map(({ id, name, at, subject, withdrawnAt }) => ({
      ...{ id, name, subject },
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    movements: movements.movements.map(({ occurredAt, recordedAt, unit, ...movement }) => ({
      ...movement,
      unit: wordsOf(unit, context),
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
    olderUrl: oldest && movements.hasOlder ? `/app/members/${memberId}?before=${oldest.id}` : null,
    newestUrl: before === null ? null : `/app/members/${memberId}`,
    lots: member.lots.map(({ earnedAt, vestsAt, expiresAt, unit, ...lot }) => ({
      ...lot,
      unit: wordsOf(unit, context),
      earnedAt: earnedAt.toISOString(),
      vestsAt: vestsAt > now ? vestsAt.toISOString() : null,
      // What ends as a day does is good until the day before.
      expiresAt: expiresAt === null ? null : new Date(expiresAt.getTime() - 1).toISOString(),
    })),
    redemptions: redemptions.map((line) => redemptionView(line, { ...context, names: null })),
    orders: orders.map(({ id, facts, caveat, points }) => ({
      ...{ id, caveat, points, name: facts.name, placedAt: new Date(facts.placedAt * 1000).toISOString() },
      nothingBecause: reasons.get(id) ?? null,
    })),
    customerUrl: who.customerId === null ? null : `shopify://admin/customers/${who.customerId}`,
  };
}

function grantInSeconds({ until, ...grant }: MemberPageFacts["grants"][number]) {
  return { ...grant, until: until === null ? null : wholeSeconds(until) };
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
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { requestId, ...loaded } = useLoaderData<typeof loader>();
  const name = useMemberName()(loaded.member);
  const grant = useGrant(requestId, loaded.units);
  const facts = useFacts({ memberId: loaded.member.id, requestId });
  const movements = loaded.movements.map(({ explanation, ...movement }) => ({
    ...movement,
    sentence: explain(explanation, movement.points, {
      locale: speech.language,
      pointsName: movement.unit,
      decimals: movement.unit.decimals,
    }),
    reason: explanation.kind === "agent" ? reasonText(explanation.reason, t) : null,
  }));
  return (
    <>
      <MemberPage {...loaded} movements={movements} onGrant={grant.open} facts={facts} />
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

function reasonText(code: string, t: TFunction): string | null {
  const reason = GRANT_REASONS.find((candidate) => candidate === code);
  return reason === undefined ? null : t(`grant.reasons.${reason}`);
}

function memberIdOf(parameter: string | undefined): string {
  const id = idSchema.safeParse(parameter);
  if (!id.success) throw data(null, 404);
  return id.data;
}

/** Of the customers who became one member, the one Shopify still knows by name. */
async function whoIs({ admin }: AdminPage, member: MemberAccount) {
  const { id, customerIds, joinedAt, joinedBy, erasedAt } = member;
  const names = await namesOf(admin, customerIds);
  const customerId = customerIds.find((candidate) => names.has(candidate)) ?? customerIds[0] ?? null;
  return {
    id,
    customerId,
    name: customerId === null ? null : (names.get(customerId) ?? null),
    joinedBy,
    joinedAt: joinedAt.toISOString(),
    erasedAt: erasedAt?.toISOString() ?? null,
  };
}

async function namesOf(admin: AdminPage["admin"], customerIds: string[]): Promise<Map<string, string>> {
  try {
    return await readCustomerNames(admin, customerIds);
  } catch (error) {
    // The page is worth showing without the name.
    if (error instanceof ShopifyError) return new Map();
    throw error;
  }
}
