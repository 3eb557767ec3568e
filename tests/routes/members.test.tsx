// @vitest-environment jsdom
import { useNavigate } from "@remix-run/react";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type MemberFilter, memberQuery, NO_FILTER } from "../../app/loyalty/member-filter.ts";
import MembersRoute from "../../app/routes/app.members._index.tsx";
import { FilterFields } from "../../app/ui/members/list/filter-fields.tsx";
import type { FilterKey } from "../../app/ui/members/list/filter-words.ts";
import { must } from "../support/must.ts";
import { renderScreen } from "./admin-screen.tsx";
import { at, show } from "./addressed-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";

describe("the list of members", () => {
  const nora = {
    ...{ id: "m", name: "Nora Winter", customerId: "7", tierName: "Silver", balance: 1234, pending: 59 },
    ...{ isBlocked: false, isTest: false, joinedAt: NOON },
  };
  const emil = { ...nora, id: "e", name: "Emil Brandt", customerId: "8", isBlocked: true };
  const loaded = {
    ...{
      search: "",
      order: null,
      filter: NO_FILTER,
      sort: "newest",
      query: "",
      view: null,
      views: [],
      newViewId: "v9",
    },
    ...{ tiers: [{ id: "silver", name: "Silver" }], names: "live" },
    ...{ members: [nora, emil], nextUrl: null, previousUrl: null },
  };
  const friends = { id: "v1", name: "Friends", query: "owes=yes" };

  it("leads to each member and says who is blocked", async () => {
    show("/app/members", MembersRoute, loaded);

    expect(await screen.findByRole("link", { name: "Nora Winter" })).toHaveAttribute("href", "/app/members/m");
    expect(screen.getAllByText("1,234")).toHaveLength(2);
    expect(screen.getAllByText("Blocked").length).toBeGreaterThan(0);
  });

  it.each([
    ["en", /^Takes part in the test: points and codes are wiped/],
    ["de", /^Nimmt am Test teil: Punkte und Codes werden/],
  ] as const)("says who only takes part in the test, to screen readers in a sentence: %s", async (language, spoken) => {
    show("/app/members", MembersRoute, { ...loaded, members: [{ ...nora, isTest: true }, emil] }, undefined, language);

    expect(await screen.findByText("Test")).toBeInTheDocument();
    expect(screen.getAllByText(spoken)).toHaveLength(1);
  });

  it("is searched with the Enter key", async () => {
    const { user } = show("/app/members", MembersRoute, loaded);

    await user.type(await screen.findByLabelText("Search members"), "#1001{Enter}");

    await waitFor(() => expect(at()).toBe("/app/members?q=%231001"));
  });

  it("says by the box above the rows that some of them are ticked", async () => {
    const { user } = show("/app/members", MembersRoute, loaded);

    await user.click(must((await screen.findAllByRole("checkbox", { name: /^Select member/ }))[0]));

    expect(screen.getAllByRole("checkbox").some((box) => box.matches(":indeterminate"))).toBe(true);
  });

  it("says what to expect while it is empty", async () => {
    show("/app/members", MembersRoute, { ...loaded, members: [] });
    expect(await screen.findByText("Nobody takes part yet")).toBeInTheDocument();
  });

  it("says that a search found nobody", async () => {
    show("/app/members", MembersRoute, { ...loaded, members: [], search: "#1001" });
    expect(await screen.findByText("No member for “#1001”")).toBeInTheDocument();
  });

  it("says that filters leave nobody, and shows all members again", async () => {
    const filter = { ...NO_FILTER, owes: true };
    const { user } = show("/app/members", MembersRoute, { ...loaded, members: [], filter, query: "owes=yes" });

    expect(await screen.findByText("Nobody matches these filters")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show all members" }));

    await waitFor(() => expect(at()).toBe("/app/members"));
  });

  it("leads to an order of somebody who takes no part", async () => {
    const order = { id: "501", name: "#501" };
    show("/app/members", MembersRoute, { ...loaded, members: [], search: "#501", order });

    expect(await screen.findByText("Order #501 is nobody's who takes part")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Explain order" })).toHaveAttribute("href", "/app/orders/501");
  });

  it("says why there are numbers instead of names", async () => {
    show("/app/members", MembersRoute, { ...loaded, names: "unavailable", members: [{ ...nora, name: null }] });

    expect(await screen.findByRole("link", { name: "Customer 7" })).toBeInTheDocument();
    expect(screen.getByText(/Shopify does not tell names just now/)).toBeInTheDocument();
  });

  it("is narrowed down by what is typed, once it is applied", async () => {
    const { user } = show("/app/members", () => <Narrowed name="balance" />, {});

    await user.type(await screen.findByLabelText("From (points)"), "1,000");
    expect(at()).toBe("/app/members");
    await user.click(screen.getByRole("button", { name: "Apply" }));

    await waitFor(() => expect(at()).toBe("/app/members?balance-from=1000"));
  });

  it("refuses at the field what is no number", async () => {
    const { user } = show("/app/members", () => <Narrowed name="balance" />, {});

    await user.type(await screen.findByLabelText("To (points)"), "many");
    await user.click(screen.getByRole("button", { name: "Apply" }));

    expect(screen.getByText("Enter a whole number")).toBeInTheDocument();
    expect(at()).toBe("/app/members");
  });

  it.each([
    ["tier", "No tier", "tier="],
    ["owes", "Owes points", "owes=yes"],
    ["birthday", "March", "birthday=3"],
    ["blocked", "Not blocked", "blocked=no"],
  ] as const)("is narrowed down by %s as soon as it is chosen", async (name, choice, query) => {
    const { user } = show("/app/members", () => <Narrowed name={name} />, {});

    await user.click(await screen.findByLabelText(choice));

    await waitFor(() => expect(at()).toBe(`/app/members?${query}`));
  });

  it("takes a filter away, and is put in another order", async () => {
    const filter = { ...NO_FILTER, noOrderForDays: 90, owes: true };
    const { user } = show("/app/members", MembersRoute, { ...loaded, filter, query: "owes=yes&no-order-for=90" });
    expect(await screen.findByText("No order for 90 days")).toBeInTheDocument();

    await user.selectOptions(screen.getByLabelText("Sort by"), "Most points first");

    await waitFor(() => expect(at()).toBe("/app/members?owes=yes&no-order-for=90&sort=most-points"));
  });

  it("keeps what is shown as a list with a name, which nothing else has", async () => {
    const filter = { ...NO_FILTER, blocked: "no" };
    const page = { ...loaded, filter, query: "blocked=no", views: [friends] };
    const { user, posted, seen } = show("/app/members", MembersRoute, page, () => ({ outcome: "changed" }));

    await user.click(await screen.findByRole("button", { name: "Save as list" }));
    await user.type(screen.getByLabelText("Name of the list"), "Friends");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("Another list has this name")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Name of the list"), " of ours");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(seen.toasts).toEqual(["List “Friends of ours” saved"]));
    expect(posted.map((text) => JSON.parse(text) as unknown)).toEqual([
      { kind: "create", id: "v9", name: "Friends of ours", query: "blocked=no" },
    ]);
    expect(at()).toBe("/app/members?blocked=no&view=v9");
  });

  it("deletes a list and brings it back", async () => {
    const filter = { ...NO_FILTER, owes: true };
    const page = { ...loaded, filter, query: "owes=yes", view: "v1", views: [friends] };
    const { user, posted, seen } = show("/app/members", MembersRoute, page, () => ({ outcome: "changed" }));

    await user.click(await screen.findByRole("button", { name: "Delete list" }));
    await waitFor(() => expect(seen.toasts).toEqual(["List “Friends” deleted"]));
    act(() => seen.toastAction?.());

    await waitFor(() => expect(seen.toasts.at(-1)).toBe("List “Friends” is back"));
    expect(posted.map((text) => (JSON.parse(text) as { kind: string }).kind)).toEqual(["delete", "restore"]);
    await waitFor(() => expect(at()).toBe("/app/members?owes=yes&view=v1"));
  });

  it("hands ticked members to a bulk action", async () => {
    const { user } = show("/app/members", MembersRoute, loaded);

    await user.click(must((await screen.findAllByRole("checkbox", { name: /Select member/ }))[0]));
    await user.click(must(screen.getAllByRole("button", { name: "Give or take points" })[0]));

    await waitFor(() => expect(at()).toBe("/app/members/bulk/new?do=grant&ids=m"));
  });

  it("hands everybody of a list to a bulk action", async () => {
    const filter = { ...NO_FILTER, owes: true };
    const page = { ...loaded, filter, query: "owes=yes&sort=oldest", nextUrl: "/app/members?after=e" };
    const { user } = show("/app/members", MembersRoute, page);

    await user.click(must((await screen.findAllByRole("checkbox", { name: /Select all members/ }))[0]));
    await user.click(must(screen.getAllByRole("button", { name: "Select everybody of this list" })[0]));
    await user.click(must(screen.getAllByRole("button", { name: "Give or take points" })[0]));

    await waitFor(() => expect(at()).toBe("/app/members/bulk/new?owes=yes&do=grant"));
  });

  it("has no boxes to tick for somebody who may not act on many, and says why", async () => {
    const route = { path: "/app/members", Component: MembersRoute, loader: () => loaded };
    renderScreen([route], { at: "/app/members", may: ["view", "support"] });
    const user = userEvent.setup();

    expect(await screen.findByRole("link", { name: "Nora Winter" })).toBeVisible();
    expect(screen.queryByRole("checkbox", { name: /Select member/ })).toBeNull();
    // Polaris measures its buttons on a copy: the last is the one that people see.
    await user.click(must(screen.getAllByRole("button", { name: "Act on all" }).at(-1)));
    expect(must(screen.getAllByRole("button", { name: /^Give or take points/ })[0])).toBeDisabled();
    expect(screen.getAllByText("Needs the role of a manager.").length).toBeGreaterThan(0);
  });

  it("has boxes to tick on a small screen too, and acts on whom was ticked", async () => {
    const wide = window.matchMedia.bind(window);
    const narrow = (query: string) => ({ ...wide(query), matches: query.includes("max-width") });
    vi.spyOn(window, "matchMedia").mockImplementation(narrow);
    const { user } = show("/app/members", MembersRoute, loaded);

    await user.click(await screen.findByRole("checkbox", { name: "Select Nora Winter" }));
    await user.click(screen.getByRole("checkbox", { name: "Select Emil Brandt" }));
    expect(screen.getByText("2 selected")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Choose action" }));
    await user.click(must(screen.getAllByRole("button", { name: "Grant a tier" }).at(-1)));

    await waitFor(() => expect(at()).toBe("/app/members/bulk/new?do=tier&ids=m%2Ce"));
  });

  it("speaks German", async () => {
    const filter = { ...NO_FILTER, birthdayMonth: 3, joinedFrom: "2026-01-31" };
    show("/app/members", MembersRoute, { ...loaded, filter, query: "birthday=3" }, undefined, "de");

    expect(await screen.findByText("Geburtstag im März")).toBeInTheDocument();
    expect(screen.getByText("Dabei seit 31.01.2026 oder später")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Als Liste speichern" })).toBeVisible();
  });
});

/** The form of one filter, as the bar above the list unfolds it. */
function Narrowed({ name }: { name: FilterKey }) {
  const navigate = useNavigate();
  const tiers = [{ id: "silver", name: "Silver" }];
  const go = (filter: MemberFilter) => void navigate(`/app/members?${memberQuery(filter)}`);
  return <FilterFields name={name} filter={NO_FILTER} tiers={tiers} onChange={go} />;
}
