// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import OrderRoute from "../../app/routes/app.orders.$id.tsx";
import StaffRoute from "../../app/routes/app.settings_.staff.tsx";
import FindRoute from "../../app/routes/app.members_.find.tsx";
import { type Permission, PERMISSIONS } from "../../app/loyalty/staff.ts";
import { PermissionsProvider } from "../../app/ui/permissions.tsx";
import { ReadOnlyNotice } from "../../app/ui/read-only-notice.tsx";
import { renderScreen } from "./admin-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";
const coin = { one: "Coin", many: "Coins", icon: "", decimals: 0 };
const saved = {
  policy: { defaultRole: "owner", limits: {} },
  staff: [
    { id: "1", name: "Kim", role: "owner", lastSeenAt: NOON },
    { id: "2", name: "", role: null, lastSeenAt: NOON },
  ],
  me: "1",
};

function showStaff(options: { language?: "en" | "de"; may?: readonly Permission[]; answer?: object } = {}) {
  const { language = "en", may = PERMISSIONS, answer = { outcome: "changed" } } = options;
  const sent: unknown[] = [];
  const seen = renderScreen(
    [
      {
        path: "/app/settings/staff",
        Component: () => (
          <PermissionsProvider may={may}>
            <ReadOnlyNotice />
            <StaffRoute />
          </PermissionsProvider>
        ),
        loader: () => saved,
        action: async (request) => {
          sent.push(await request.json());
          return answer;
        },
      },
    ],
    { at: "/app/settings/staff", language },
  );
  return { user: userEvent.setup(), seen, sent };
}

describe("the screen for roles", () => {
  it("names somebody, gives a role and limits, and sends what changed", async () => {
    const { user, seen, sent } = showStaff();

    await user.type(await screen.findByRole("textbox", { name: "Name: 2" }), "Robin");
    await user.selectOptions(screen.getByRole("combobox", { name: "Role: 2" }), "agent");
    await user.type(screen.getByRole("textbox", { name: /^At once, at most: Support agent/ }), "500");
    await user.click(screen.getByText("Save"));

    await waitFor(() => expect(seen.toasts).toEqual(["Roles saved"]));
    expect(sent).toEqual([
      {
        policy: {
          defaultRole: "owner",
          limits: {
            manager: { pointsPerGrantMax: null, pointsPerDayMax: null },
            agent: { pointsPerGrantMax: 500, pointsPerDayMax: null },
          },
        },
        staff: [{ id: "2", name: "Robin", role: "agent" }],
      },
    ]);
  });

  it("tells whoever cannot see it whose each field is", async () => {
    showStaff();

    expect(await screen.findByRole("textbox", { name: "Name: Kim" })).toHaveValue("Kim");
    const fields = [...screen.getAllByRole("textbox"), ...screen.getAllByRole("combobox")];
    const names = fields.map((field) => document.querySelector(`label[for="${field.id}"]`)?.textContent);
    expect(new Set(names).size).toBe(fields.length);
  });

  it("says at the field what is wrong, and sends nothing", async () => {
    const { user, sent } = showStaff({ language: "de" });

    await user.type(await screen.findByRole("textbox", { name: /^Auf einmal höchstens: Leitung/ }), "viel");
    await user.click(screen.getByText("Speichern"));

    expect(await screen.findByText("Eine ganze Zahl von 1 bis 1.000.000 oder nichts")).toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it("says that somebody must stay an owner", async () => {
    const { user } = showStaff({ answer: { outcome: "no-owner-left" } });

    await user.selectOptions(await screen.findByLabelText("Everybody else"), "viewer");
    await user.click(screen.getByText("Save"));

    expect(await screen.findByText(/Nobody would be an owner any more/)).toBeInTheDocument();
  });

  it("can be looked at by whoever may not change it, and says so", async () => {
    showStaff({ may: ["view", "support"] });

    expect(await screen.findByText("You can look here, but change nothing")).toBeInTheDocument();
    expect(screen.getByLabelText("Everybody else")).toBeDisabled();
  });
});

describe("an order's page", () => {
  const order = {
    ...{ id: "501", name: "#501", currency: "EUR", placedAt: NOON, isStored: false, caveat: null },
    ...{ reason: "no-member", wouldBe: [{ unit: coin, points: 129 }], pending: [], movements: [] },
    lines: [
      {
        id: "1",
        kind: "goods",
        quantity: 2,
        netMinor: 12_990,
        title: "Chair",
        points: [{ unit: coin, points: 129 }],
        isExplained: true,
      },
      { id: "2", kind: "tip", quantity: 1, netMinor: 500, title: null, points: [], isExplained: true },
    ],
    facts: { paidAt: NOON, shippedAt: null, cancelledAt: null, refunds: 0, isTest: false, isCompany: false },
    customer: { id: "7", memberId: null, name: "Nora Winter" },
    url: "shopify://admin/orders/501",
  };
  const show = (changes: object, language: "en" | "de" = "en") =>
    renderScreen([{ path: "/app/orders/:id", Component: OrderRoute, loader: () => ({ ...order, ...changes }) }], {
      at: "/app/orders/501",
      language,
    });

  it("says why it brought nothing, what it would have brought, and that Laurel has not been told of it", async () => {
    show({});

    expect(await screen.findByText("No points: the customer does not take part.")).toBeInTheDocument();
    expect(screen.getByText("A member would have got 129 Coins for it.")).toBeInTheDocument();
    expect(screen.getByText(/Laurel has not been told of this order yet/)).toBeInTheDocument();
    expect(screen.getByText("2 × Chair")).toBeInTheDocument();
    expect(screen.getByText("1 × Tip")).toBeInTheDocument();
    expect(screen.getByText("Brings nothing")).toBeInTheDocument();
  });

  it("speaks German, with the reasons that members' orders have", async () => {
    show({ reason: "cancelled", wouldBe: null, isStored: true, customer: null }, "de");

    expect(await screen.findByText("Keine Punkte: Sie wurde storniert.")).toBeInTheDocument();
    expect(within(document.body).getByText("Keines")).toBeInTheDocument();
  });
});

describe("a link that leads to nobody", () => {
  it("says so, with a way on", async () => {
    const loaded = { outcome: "no-member", what: "nora@example.com", customerId: "7" };
    renderScreen([{ path: "/app/members/find", Component: FindRoute, loader: () => loaded }], {
      at: "/app/members/find",
    });

    expect(await screen.findByText("“nora@example.com” does not take part")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Search members" })).toHaveAttribute(
      "href",
      "/app/members?q=nora%40example.com",
    );
  });
});
