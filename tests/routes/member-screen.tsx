import userEvent from "@testing-library/user-event";
import { z } from "zod";
import MemberRoute from "../../app/routes/app.members.$id.tsx";
import { PERMISSIONS, type Permission } from "../../app/loyalty/staff.ts";
import { PermissionsProvider } from "../../app/ui/permissions.tsx";
import { renderScreen } from "./admin-screen.tsx";

export const NOON = "2026-11-21T12:00:00.000Z";
const shippedOrder = {
  kind: "order",
  fact: "fulfilled",
  order: "#1001",
  rule: "orders",
  version: 1,
  currency: "EUR",
  basisMinor: 8940,
  effect: { rate: { numerator: 1, denominator: 1 } },
  tier: { id: "gold", name: "Gold", multiplier: { numerator: 3, denominator: 2 } },
  rounding: "down",
  before: 0,
  after: 134,
};
const coin = { one: "Coin", many: "Coins", icon: "", decimals: 0 };
export const cashback = { one: "Cashback", many: "Cashback", icon: "", decimals: 2 };
export const movement = {
  kind: "movement",
  key: "1",
  by: null,
  grantKey: null,
  at: NOON,
  points: 134,
  recordedAt: NOON,
  isCorrection: false,
  explanation: shippedOrder,
  unit: coin,
};

export const NO_TIER = {
  name: null,
  until: null,
  window: { kind: "lifetime" },
  counts: [],
  next: null,
  ahead: [],
  grants: [],
};
export const tierFrom = (id: string, threshold: number) => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  qualifications: [{ basis: "spend", threshold }],
});

export const REQUEST = "11111111-1111-4111-8111-111111111111";
const sentSchema = z.object({
  requestId: z.string(),
  unit: z.string(),
  points: z.number(),
  reason: z.string(),
  note: z.string(),
});

const factSchema = z.looseObject({ intent: z.string() });

/** A member's page in the admin; the doors it posts to are stand-ins that remember what they were sent. */
export function showMember(options: {
  language?: "en" | "de";
  answers?: object[];
  /** What the door for facts answers, first to last. */
  factOutcomes?: string[];
  member?: object;
  /** What the timeline tells. */
  entries?: object[];
  /** What the door for actions answers, first to last. */
  actionAnswers?: object[];
  /** What the member of staff may do; left out: everything. */
  may?: Permission[];
  [part: string]: unknown;
}) {
  const { language = "en", answers = [], factOutcomes = [], member = {}, ...rest } = options;
  const { entries = [], actionAnswers = [], may = PERMISSIONS } = options;
  const told: z.infer<typeof factSchema>[] = [];
  const sent: z.infer<typeof sentSchema>[] = [];
  const acted: z.infer<typeof factSchema>[] = [];
  const loaded = {
    requestId: REQUEST,
    member: {
      id: "m",
      name: "Nora Winter",
      customerId: "7",
      joinedAt: NOON,
      joinedBy: "order",
      erasedAt: null,
      blockedAt: null,
      isTest: false,
      ...member,
    },
    balance: { available: 129, pending: 0, debt: 0, vesting: 0, others: [] },
    units: [{ id: "points", words: coin, available: 129 }],
    offered: [],
    birthday: null,
    tier: null,
    tiers: [],
    eventNames: [],
    awards: [],
    events: [],
    timeline: { entries, shown: null, olderUrl: null, newestUrl: null },
    lots: [],
    lapsed: [],
    redemptions: [],
    orders: [],
    customerUrl: null,
    ...rest,
  };
  const seen = renderScreen(
    [
      {
        path: "/app/members/:id",
        Component: () => (
          <PermissionsProvider may={may}>
            <MemberRoute />
          </PermissionsProvider>
        ),
        loader: () => loaded,
        action: async (request) => {
          const grant = sentSchema.parse(await request.json());
          sent.push(grant);
          return (
            answers.shift() ?? { outcome: "granted", balance: 129 + grant.points, points: grant.points, unit: "points" }
          );
        },
      },
      {
        path: "/app/members/:id/facts",
        Component: () => null,
        action: async (request) => {
          const fact = factSchema.parse(await request.json());
          told.push(fact);
          return { intent: fact.intent, outcome: factOutcomes.shift() ?? "done" };
        },
      },
      {
        path: "/app/members/:id/actions",
        Component: () => null,
        action: async (request) => {
          const asked = factSchema.parse(await request.json());
          acted.push(asked);
          return { intent: asked.intent, ...(actionAnswers.shift() ?? { outcome: "done" }) };
        },
      },
      {
        path: "/app/members/:id/merge",
        Component: () => null,
        loader: () => ({ outcome: "found", id: "other", name: "Emil Brandt", customerId: "8", points: 34 }),
      },
    ],
    { at: "/app/members/m", language },
  );
  return { user: userEvent.setup(), seen, sent, told, acted };
}
