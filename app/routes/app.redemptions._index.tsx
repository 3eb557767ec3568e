import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { customerNames, customersNamed } from "../customer-names.server.ts";
import { programState } from "../models/program.ts";
import {
  findRedemptions,
  type RedemptionLine,
  type RedemptionStart,
  redemptionsPage,
  waitingRedemptions,
} from "../models/redemption-list.ts";
import { LIST_VIEWS, RedemptionList } from "../ui/redemptions/redemption-list.tsx";
import { redemptionView } from "../ui/redemptions/redemption-view.ts";

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The largest id that a bigint column holds. */
const ID_MAX = 2n ** 63n - 1n;
const ADDRESS = "/app/redemptions";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId, shopId, currency } = page.shop;
  const url = new URL(request.url);
  const search = url.searchParams.get("q")?.trim().slice(0, 200) ?? "";
  const view = LIST_VIEWS.find((name) => search === "" && name === url.searchParams.get("view")) ?? "all";
  const found =
    search === ""
      ? {
          ...(await redemptionsPage({ programId, shopId, filter: view, start: startOf(url), limit: PAGE_SIZE })),
          lookup: "done" as const,
        }
      : await searchRedemptions(page, search);
  const { lines } = found;
  const [names, state, waiting] = await Promise.all([
    customerNames(
      page.admin,
      lines.flatMap(({ customerIds }) => customerIds),
    ),
    programState(null, programId),
    waitingRedemptions(programId),
  ]);
  const about = { program: state.versions.at(-1)?.program, currency, names };
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    ...{ view, search, waiting },
    names: names === null || found.lookup === "unavailable" ? ("unavailable" as const) : ("live" as const),
    redemptions: lines.map((line) => redemptionView(line, about)),
    nextUrl: last && found.hasNext ? `${ADDRESS}?view=${view}&after=${last.redemption.id}` : null,
    previousUrl: first && found.hasPrevious ? `${ADDRESS}?view=${view}&before=${first.redemption.id}` : null,
  };
}

interface Found {
  lines: RedemptionLine[];
  hasNext: boolean;
  hasPrevious: boolean;
  lookup: "done" | "unavailable";
}

/** A code, the name of an order, a customer's number, or anything by which Shopify finds customers (e-mail address, name). */
async function searchRedemptions({ shop, admin }: AdminPage, search: string): Promise<Found> {
  const { programId, shopId } = shop;
  const isNumber = /^\d{1,19}$/.test(search) && BigInt(search) <= ID_MAX;
  const local = {
    codes: [search, search.toUpperCase()],
    orderNames: isNumber ? [search, `#${search}`] : [search],
    customerIds: isNumber ? [search] : [],
  };
  const of = { programId, shopId, limit: PAGE_SIZE };
  const lines = await findRedemptions({ ...of, ...local });
  if (lines.length > 0 || search.startsWith("#")) return { lines, hasNext: false, hasPrevious: false, lookup: "done" };
  const customerIds = await customersNamed(admin, search);
  return {
    lines: await findRedemptions({ ...of, ...local, customerIds: customerIds ?? [] }),
    ...{ hasNext: false, hasPrevious: false },
    lookup: customerIds === null ? "unavailable" : "done",
  };
}

function startOf(url: URL): RedemptionStart {
  for (const kind of ["after", "before"] as const) {
    const id = url.searchParams.get(kind);
    if (id !== null && UUID.test(id)) return { kind, id };
  }
  return { kind: "first" };
}

export default function Redemptions() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const isLoading = navigation.state === "loading" && navigation.location.pathname === ADDRESS;
  const open = (url: string) => void navigate(url);
  return (
    <RedemptionList
      {...loaded}
      key={`${loaded.view}:${loaded.search}`}
      isLoading={isLoading}
      onOpen={open}
      onView={(view) => open(view === "all" ? ADDRESS : `${ADDRESS}?view=${view}`)}
      onSearch={(search) => open(search === "" ? ADDRESS : `${ADDRESS}?q=${encodeURIComponent(search)}`)}
    />
  );
}
