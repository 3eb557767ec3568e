import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import {
  customersOfOrder,
  type MemberPage,
  membersOfCustomers,
  membersPage,
  type PageStart,
} from "../models/member-list.ts";
import { programState } from "../models/program.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { readCustomerNames } from "../shopify/customers.ts";
import { findCustomers } from "../shopify/find-customers.ts";
import { MemberList } from "../ui/members/member-list.tsx";

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The largest id that a bigint column holds. */
const ID_MAX = 2n ** 63n - 1n;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId, shopId } = page.shop;
  const url = new URL(request.url);
  const search = url.searchParams.get("q")?.trim().slice(0, 200) ?? "";
  const found =
    search === ""
      ? {
          ...(await membersPage({ programId, shopId, start: startOf(url), limit: PAGE_SIZE })),
          lookup: "done" as const,
        }
      : await searchMembers(page, search);
  const [first, last] = [found.members[0], found.members.at(-1)];
  const [names, state] = await Promise.all([namesOf(page, found), programState(null, programId)]);
  const tiers = new Map(state.versions.at(-1)?.program.tiers.map((tier) => [tier.id, tier.name]));
  return {
    search,
    names: names === null || found.lookup === "unavailable" ? ("unavailable" as const) : ("live" as const),
    members: found.members.map(({ tierId, joinedAt, customerIds, ...member }) => ({
      ...member,
      ...customerOf(customerIds, names),
      joinedAt: joinedAt.toISOString(),
      tierName: tierId === null ? null : (tiers.get(tierId) ?? tierId),
    })),
    nextUrl: last && found.hasOlder ? `/app/members?after=${last.id}` : null,
    previousUrl: first && found.hasNewer ? `/app/members?before=${first.id}` : null,
  };
}

type Found = MemberPage & { lookup: "done" | "unavailable" };

/** A customer number, the name of an order, or anything by which Shopify finds customers (e-mail address, name). */
async function searchMembers({ shop, admin }: AdminPage, search: string): Promise<Found> {
  const { programId, shopId } = shop;
  const isNumber = /^\d{1,19}$/.test(search) && BigInt(search) <= ID_MAX;
  const local = [
    ...(isNumber ? [search] : []),
    ...(await customersOfOrder({ programId, shopId, name: search })),
    ...(isNumber ? await customersOfOrder({ programId, shopId, name: `#${search}` }) : []),
  ];
  const asked = local.length > 0 || search.startsWith("#") ? local : await askShopify(admin, search);
  const members = await membersOfCustomers({ programId, shopId, customerIds: asked ?? [] });
  return { members, hasOlder: false, hasNewer: false, lookup: asked === null ? "unavailable" : "done" };
}

async function askShopify(admin: AdminPage["admin"], search: string): Promise<string[] | null> {
  try {
    return await findCustomers(admin, search);
  } catch (error) {
    if (error instanceof ShopifyError) return null;
    throw error;
  }
}

/** Names are read live and never stored; a list without them is better than none. */
async function namesOf({ admin }: AdminPage, found: Found): Promise<Map<string, string> | null> {
  const customerIds = found.members.flatMap((member) => member.customerIds);
  if (customerIds.length === 0) return new Map();
  try {
    return await readCustomerNames(admin, customerIds);
  } catch (error) {
    if (error instanceof ShopifyError) return null;
    throw error;
  }
}

/** Of the customers who became one member, the one Shopify still knows by name. */
function customerOf(customerIds: string[], names: Map<string, string> | null) {
  const customerId = customerIds.find((id) => names?.has(id)) ?? customerIds[0] ?? null;
  return { customerId, name: customerId === null ? null : (names?.get(customerId) ?? null) };
}

function startOf(url: URL): PageStart {
  for (const kind of ["after", "before"] as const) {
    const memberId = url.searchParams.get(kind);
    if (memberId !== null && UUID.test(memberId)) return { kind, memberId };
  }
  return { kind: "newest" };
}

export default function Members() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const isLoading = navigation.state === "loading" && navigation.location.pathname === "/app/members";
  const open = (url: string) => void navigate(url);
  return (
    <MemberList
      {...loaded}
      key={loaded.search}
      isLoading={isLoading}
      onOpen={open}
      onSearch={(search) => open(search === "" ? "/app/members" : `/app/members?q=${encodeURIComponent(search)}`)}
    />
  );
}
