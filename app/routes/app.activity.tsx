import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { type Language, speechOf } from "../i18n/language.ts";
import type { Program } from "../loyalty/program.ts";
import { rewardTitle } from "../loyalty/rewards/words.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { activityPage } from "../models/activity-list.ts";
import { programState } from "../models/program.ts";
import { staffList } from "../models/staff.ts";
import { ACTIONS, KINDS } from "../ui/activity/actions.ts";
import type { ActivityFilter } from "../ui/activity/activity-filters.tsx";
import { ActivityPage } from "../ui/activity/activity-page.tsx";
import type { Called } from "../ui/activity/use-value-words.ts";
import { wordsOf } from "../ui/members/member-lines.ts";

const PAGE_SIZE = 50;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, timeZone } = shop;
  const asked = new URL(request.url).searchParams;
  const filter = filterFrom(asked);
  const before = /^\d{1,18}$/.exec(asked.get("before") ?? "")?.[0] ?? null;
  const isWrongPeriod = filter.from !== "" && filter.to !== "" && filter.from > filter.to;
  const kind = KINDS.find((one) => one === filter.kind);
  const { language } = speechOf(request);
  const [{ staff }, state, found] = await Promise.all([
    staffList(programId),
    programState(null, programId),
    isWrongPeriod
      ? []
      : activityPage({
          programId,
          filter: {
            actions: kind ? ACTIONS[kind] : null,
            actor: filter.actor === "" ? null : filter.actor,
            ...momentsOf(filter, timeZone),
          },
          before,
          limit: PAGE_SIZE + 1,
        }),
  ]);
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    names: Object.fromEntries(staff.flatMap(({ id, name }) => (name === "" ? [] : [[`staff:${id}`, name]]))),
    actors: [...staff.map(({ id }) => `staff:${id}`), "shopify"],
    called: calledBy(state.versions.at(-1)?.program, { language, currency: shop.currency }),
    filter,
    problem: isWrongPeriod ? ("wrong-period" as const) : null,
    nextUrl: last && found.length > PAGE_SIZE ? addressOf(filter, last.id) : null,
    firstUrl: before === null ? null : addressOf(filter),
  };
}

/** What is recorded by its id, in the words of the program as it is now. */
function calledBy(program: Program | undefined, of: { language: Language; currency: string }): Called {
  const { tiers = [], rewards = [], units = [] } = program ?? {};
  return {
    tiers: Object.fromEntries(tiers.map(({ id, name }) => [id, name])),
    units: Object.fromEntries(units.map(({ id }) => [id, wordsOf(id, { program, currency: of.currency })])),
    rewards: Object.fromEntries(rewards.map((reward) => [reward.id, rewardTitle(reward, of)])),
  };
}

const day = z.union([z.literal(""), z.iso.date()]).catch("");
const actor = z
  .string()
  .regex(/^[\w:-]{1,100}$/)
  .catch("");

function filterFrom(asked: URLSearchParams): ActivityFilter {
  return {
    kind: KINDS.find((one) => one === asked.get("kind")) ?? "",
    actor: actor.parse(asked.get("by") ?? ""),
    from: day.parse(asked.get("from") ?? ""),
    to: day.parse(asked.get("to") ?? ""),
  };
}

/** Days are days of the shop, the last one included. */
function momentsOf({ from, to }: ActivityFilter, timeZone: string): { from: Date | null; to: Date | null } {
  const zone = zoneOf(timeZone);
  return {
    from: from === "" ? null : new Date(zone.parse(from) * 1000),
    to: to === "" ? null : new Date(zone.endOfDay(zone.parse(to)) * 1000),
  };
}

function addressOf({ kind, actor: by, from, to }: ActivityFilter, before = ""): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, by, from, to, before })) if (value !== "") query.set(name, value);
  const text = query.toString();
  return text === "" ? "/app/activity" : `/app/activity?${text}`;
}

export default function Activity() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  return (
    <ActivityPage
      {...loaded}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/activity"}
      onFilter={(filter) => void navigate(addressOf(filter))}
      onOpen={(url) => void navigate(url)}
    />
  );
}
