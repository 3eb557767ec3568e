import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import { customerContacts, customersNamed, isCustomerThere } from "./customer-names.server.ts";
import { nameTester } from "./flows/testing/name-tester.ts";
import { notedActions } from "./models/home-figures.ts";
import { membersOfCustomers } from "./models/member-list.ts";
import { programState, type ProgramState } from "./models/program.ts";
import { waitingRedemptions } from "./models/redemption-list.ts";
import { hasMembers, testers, wipingStanding } from "./models/tester.ts";
import type { TestingView, TestObstacle } from "./ui/testing/testing-view.ts";

/** More are not told apart at a glance: the e-mail address finds exactly one. */
const FOUND_MAX = 10;

/** What the page of the test shows: by how far the program is, and by whom somebody looks for. */
export async function testingView(page: AdminPage, search: string): Promise<TestingView> {
  const { programId } = page.shop;
  const state = await programState(null, programId);
  if (state.mode === "test") return inTest(page, search);
  if (state.mode === "wiping") {
    const [standing, { stuck }] = await Promise.all([wipingStanding({ programId }), waitingRedemptions(programId)]);
    return { mode: "wiping", ...standing, stuck };
  }
  const [obstacle, noted] = await Promise.all([obstacleOf(page, state), notedActions(programId, ["test-wiped"])]);
  return { mode: "off", obstacle, isOver: noted.size > 0 };
}

async function obstacleOf({ shop }: AdminPage, state: ProgramState): Promise<TestObstacle | null> {
  if (state.mode === "live") return "live";
  if (state.liveFrom !== null) return "was-live";
  if (state.versions.length === 0) return "no-program";
  return (await hasMembers(null, shop.programId)) ? "has-members" : null;
}

async function inTest({ shop, admin }: AdminPage, search: string): Promise<TestingView> {
  const { programId, shopId } = shop;
  const [all, standing, found] = await Promise.all([
    testers({ programId }),
    wipingStanding({ programId }),
    search === "" ? [] : customersNamed(admin, search),
  ]);
  const named = all.filter((tester) => tester.shopId === shopId);
  const customerIds = named.map(({ customerId }) => customerId);
  const shown = (found ?? []).slice(0, FOUND_MAX);
  const [contacts, members] = await Promise.all([
    customerContacts(admin, [...customerIds, ...shown]),
    membersOfCustomers({ programId, shopId, customerIds }),
  ]);
  const balances = new Map(members.map(({ id, balance }) => [id, balance]));
  const contactOf = (customerId: string) => contacts?.get(customerId) ?? { name: null, email: null };
  const lines = named.map(({ customerId, memberId, isDropping }) => ({
    ...{ customerId, memberId, isDropping, ...contactOf(customerId) },
    balance: memberId === null ? 0 : (balances.get(memberId) ?? 0),
  }));
  return {
    mode: "test",
    testers: lines,
    names: contacts === null ? "unavailable" : "live",
    ends: {
      members: standing.left,
      codes: standing.openRedemptions,
      points: lines.reduce((sum, { balance }) => sum + Math.max(0, balance), 0),
    },
    search: {
      text: search,
      outcome: found === null ? "unreachable" : "done",
      customers: shown.map((customerId) => ({
        ...{ customerId, ...contactOf(customerId) },
        isTester: customerIds.includes(customerId),
      })),
      hasMore: (found?.length ?? 0) > FOUND_MAX,
    },
  };
}

/** Names a customer whom the shop has; "unreachable" while Shopify does not say whether it has. */
export async function nameCustomer({ shop, admin, actor }: AdminPage, customerId: string) {
  const isThere = await isCustomerThere(admin, customerId);
  if (isThere === null) return { outcome: "unreachable" as const };
  if (!isThere) return { outcome: "unknown-customer" as const };
  return nameTester({ shop, customerId, actor, now: clock.now() });
}
