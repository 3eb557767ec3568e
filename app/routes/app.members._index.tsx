import { randomUUID } from "node:crypto";
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { customerNames, customersNamed } from "../customer-names.server.ts";
import { memberQuery, memberSortOf } from "../loyalty/member-filter.ts";
import { memberFilterOf } from "../loyalty/member-filter-query.ts";
import {
  type MemberPage,
  type MemberRow,
  membersOfCustomers,
  membersPage,
  ordersNamed,
  type PageStart,
} from "../models/member-list.ts";
import { memberViews } from "../models/member-view.ts";
import { programState } from "../models/program.ts";
import { MemberList } from "../ui/members/list/member-list.tsx";
import { useViews } from "../ui/members/list/use-views.ts";

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The largest id that a bigint column holds. */
const ID_MAX = 2n ** 63n - 1n;
const ADDRESS = "/app/members";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId } = page.shop;
  const url = new URL(request.url);
  const search = url.searchParams.get("q")?.trim().slice(0, 200) ?? "";
  const [filter, sort] = [memberFilterOf(url.searchParams), memberSortOf(url.searchParams)];
  const [found, state, views] = await Promise.all([
    search === "" ? listMembers(page, url) : searchMembers(page, search),
    programState(null, programId),
    memberViews(programId),
  ]);
  const names = await customerNames(
    page.admin,
    found.members.flatMap(({ customerIds }) => customerIds),
  );
  const tiers = (state.versions.at(-1)?.program.tiers ?? []).map(({ id, name }) => ({ id, name }));
  const query = memberQuery(filter, sort);
  const viewId = url.searchParams.get("view");
  const listed = { query, view: views.some(({ id }) => id === viewId) ? viewId : null };
  const [first, last] = [found.members[0], found.members.at(-1)];
  return {
    ...{ search, filter, sort, views, tiers, ...listed },
    order: found.order,
    // Made here, so that keeping the same list twice is one list.
    newViewId: randomUUID(),
    names: names === null || found.lookup === "unavailable" ? ("unavailable" as const) : ("live" as const),
    members: found.members.map(({ tierId, joinedAt, customerIds, ...member }) => ({
      ...member,
      ...customerOf(customerIds, names),
      joinedAt: joinedAt.toISOString(),
      tierName: tierId === null ? null : (tiers.find(({ id }) => id === tierId)?.name ?? tierId),
    })),
    nextUrl: last && found.hasNext ? pageUrl(listed, "after", last) : null,
    previousUrl: first && found.hasPrevious ? pageUrl(listed, "before", first) : null,
  };
}

/** `order`: the one that was looked for, where it is nobody's who takes part. */
type Found = MemberPage & { lookup: "done" | "unavailable"; order: { id: string; name: string } | null };

async function listMembers({ shop }: AdminPage, { searchParams }: URL): Promise<Found> {
  const { programId, shopId, timeZone } = shop;
  const page = await membersPage({
    ...{ programId, shopId, filter: memberFilterOf(searchParams), sort: memberSortOf(searchParams) },
    ...{ clock: { timeZone, now: clock.now() }, start: startOf(searchParams), limit: PAGE_SIZE },
  });
  return { ...page, lookup: "done", order: null };
}

/** A customer number, the name of an order, or anything by which Shopify finds customers (e-mail address, name). */
async function searchMembers({ shop, admin }: AdminPage, search: string): Promise<Found> {
  const { programId, shopId } = shop;
  const isNumber = /^\d{1,19}$/.test(search) && BigInt(search) <= ID_MAX;
  const orders = await ordersNamed({ programId, shopId, names: isNumber ? [search, `#${search}`] : [search] });
  const local = [...(isNumber ? [search] : []), ...orders.flatMap(({ customerId }) => customerId ?? [])];
  const isLocal = local.length > 0 || orders.length > 0 || search.startsWith("#");
  const asked = isLocal ? local : await customersNamed(admin, search);
  const members = await membersOfCustomers({ programId, shopId, customerIds: asked ?? [] });
  const [order] = members.length === 0 ? orders : [];
  return {
    ...{ members, hasNext: false, hasPrevious: false },
    lookup: asked === null ? "unavailable" : "done",
    order: order ? { id: order.id, name: order.name } : null,
  };
}

/** Of the customers who became one member, the one Shopify still knows by name. */
function customerOf(customerIds: string[], names: Map<string, string> | null) {
  const customerId = customerIds.find((id) => names?.has(id)) ?? customerIds[0] ?? null;
  return { customerId, name: customerId === null ? null : (names?.get(customerId) ?? null) };
}

function startOf(query: URLSearchParams): PageStart {
  const balance = /^-?\d{1,15}$/.exec(query.get("balance") ?? "0")?.[0] ?? "0";
  for (const kind of ["after", "before"] as const) {
    const memberId = query.get(kind);
    if (memberId !== null && UUID.test(memberId)) return { kind, memberId, balance: Number(balance) };
  }
  return { kind: "first" };
}

function pageUrl(
  listed: { query: string; view: string | null },
  kind: "after" | "before",
  { id, balance }: MemberRow,
): string {
  const query = new URLSearchParams(listed.query);
  if (listed.view !== null) query.set("view", listed.view);
  query.set(kind, id);
  query.set("balance", String(balance));
  return `${ADDRESS}?${query.toString()}`;
}

export default function Members() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const isLoading = navigation.state === "loading" && navigation.location.pathname === ADDRESS;
  const views = useViews();
  return (
    <MemberList
      {...loaded}
      key={`${loaded.search}:${loaded.view ?? ""}`}
      changeView={views.change}
      viewProblem={views.problem}
      isLoading={isLoading}
      onOpen={(url) => void navigate(url)}
    />
  );
}
