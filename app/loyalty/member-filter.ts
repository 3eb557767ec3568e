export const MEMBER_SORTS = ["newest", "oldest", "most-points", "fewest-points"] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

/** What a list of members is narrowed down to; what is null or empty does not narrow it. */
export interface MemberFilter {
  /** Any of these tiers; "" stands for no tier. */
  tiers: string[];
  /** Ordinary points, both included. */
  balanceFrom: number | null;
  balanceTo: number | null;
  /** Days of the shop's calendar, YYYY-MM-DD, both included. */
  joinedFrom: string | null;
  joinedTo: string | null;
  /** Owes points that were taken back after they had been spent. */
  owes: boolean;
  /** 1 is January. */
  birthdayMonth: number | null;
  blocked: "yes" | "no" | null;
  /** Has points of any unit that expire within so many days. */
  expiresInDays: number | null;
  /** Has placed no order for so many days, or none at all. */
  noOrderForDays: number | null;
}

export const NO_FILTER: MemberFilter = {
  tiers: [],
  balanceFrom: null,
  balanceTo: null,
  joinedFrom: null,
  joinedTo: null,
  owes: false,
  birthdayMonth: null,
  blocked: null,
  expiresInDays: null,
  noOrderForDays: null,
};

/** The order in which a query wants members; newest first where it does not say. */
export function memberSortOf(query: URLSearchParams): MemberSort {
  return MEMBER_SORTS.find((sort) => sort === query.get("sort")) ?? "newest";
}

/** A filter and an order as the query of an address: the same two always make the same text; empty for everybody, newest first. */
export function memberQuery(filter: MemberFilter, sort: MemberSort = "newest"): string {
  const query = new URLSearchParams();
  for (const tier of filter.tiers.toSorted()) query.append("tier", tier);
  const put = (name: string, value: string | number | null) => {
    if (value !== null) query.set(name, String(value));
  };
  put("balance-from", filter.balanceFrom);
  put("balance-to", filter.balanceTo);
  put("joined-from", filter.joinedFrom);
  put("joined-to", filter.joinedTo);
  put("owes", filter.owes ? "yes" : null);
  put("birthday", filter.birthdayMonth);
  put("blocked", filter.blocked);
  put("expires-in", filter.expiresInDays);
  put("no-order-for", filter.noOrderForDays);
  put("sort", sort === "newest" ? null : sort);
  return query.toString();
}
