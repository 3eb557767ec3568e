// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import TestRoute from "../../app/routes/app.test.tsx";
import type { TestingView } from "../../app/ui/testing/testing-view.ts";
import { renderScreen } from "./admin-screen.tsx";
import { showScreen } from "./show-screen.tsx";

const nora = {
  ...{ customerId: "7001", memberId: "11111111-1111-4111-8111-111111111111" },
  ...{ name: "Nora Berg", email: "nora@example.com", balance: 150, isDropping: false },
};
const found = { customerId: "7002", name: "Lea Sommer", email: "lea@example.com", isTester: false };
const search = { text: "", outcome: "done" as const, customers: [], hasMore: false };
type InTest = Extract<TestingView, { mode: "test" }>;
const inTest: InTest = {
  ...{ mode: "test", testers: [nora], names: "live" },
  ends: { members: 1, codes: 2, points: 150 },
  search,
};
const before: TestingView = { mode: "off", obstacle: null, isOver: false };

const show = (view: TestingView, options: Parameters<typeof showScreen>[3] = {}) =>
  showScreen("/app/test", TestRoute, view, options);

describe("before a test", () => {
  it.each([
    ["en", "Start the test", /Only customers you name take part/, "The test has started"],
    ["de", "Test starten", /Nur Kunden, die du auswählst, nehmen teil/, "Der Test läuft"],
  ] as const)("it is said what it is, and it starts at a press (%s)", async (language, start, what, toast) => {
    const answer = () => ({ intent: "start", outcome: "testing" });
    const { user, posted, seen } = show(before, { language, answer });
    expect(await screen.findByText(what)).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: start }));

    await waitFor(() => expect(posted).toEqual(['{"intent":"start"}']));
    await waitFor(() => expect(seen.toasts).toEqual([toast]));
  });

  it.each([
    ["no-program", "Save the program first"],
    ["was-live", "The program has been live before"],
    ["has-members", "The program has members already"],
    ["live", "The program is live"],
  ] as const)("there is a reason instead of a button where it cannot start: %s", async (obstacle, title) => {
    show({ ...before, obstacle });

    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Start the test" })).not.toBeInTheDocument();
  });
});

describe("in a test", () => {
  it("everybody who takes part is listed, with what they have and the way to their page", async () => {
    show({ ...inTest, testers: [nora, { ...nora, customerId: "7003", name: null, email: null, isDropping: true }] });

    expect(await screen.findByRole("link", { name: "Nora Berg" })).toHaveAttribute(
      "href",
      `/app/members/${nora.memberId}`,
    );
    expect(screen.getByText("nora@example.com")).toBeInTheDocument();
    expect(screen.getAllByText("150 Coins")).toHaveLength(2);
    expect(screen.getByText("Customer 7003")).toBeInTheDocument();
    expect(screen.getByText("Being removed")).toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(1);
  });

  it("it is said that nobody takes part yet", async () => {
    show({ ...inTest, testers: [] });

    expect(await screen.findByText(/Nobody yet\. Find a customer below/)).toBeInTheDocument();
  });

  it("a customer who was found is added at a press", async () => {
    const answer = () => ({ intent: "name", customerId: "7002", outcome: "named", memberId: nora.memberId });
    const customers = [found, { ...found, customerId: "7001", name: "Nora Berg", isTester: true }];
    const { user, posted, seen } = show({ ...inTest, search: { ...search, text: "so", customers } }, { answer });
    expect(await screen.findByText("Takes part")).toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: /^Add to test/ })).toHaveLength(1);

    await user.click(screen.getByRole("button", { name: "Add to test: Lea Sommer" }));

    await waitFor(() => expect(posted).toEqual(['{"intent":"name","customerId":"7002"}']));
    await waitFor(() => expect(seen.toasts).toEqual(["Added to the test"]));
  });

  it.each([
    ["excluded", /Your program excludes this customer/],
    ["unknown-customer", /no longer in your shop/],
    ["unreachable", /Shopify does not answer just now/],
  ] as const)("why a customer was not added stands at the customer: %s", async (outcome, text) => {
    const answer = () => ({ intent: "name", customerId: "7002", outcome });
    const { user, seen } = show({ ...inTest, search: { ...search, text: "so", customers: [found] } }, { answer });

    const add = await screen.findByRole("button", { name: "Add to test: Lea Sommer" });
    await user.click(add);

    await screen.findByText(text);
    expect(screen.getByRole("button", { name: "Add to test: Lea Sommer" })).toHaveAccessibleDescription(text);
    expect(seen.toasts).toEqual([]);
  });

  it("a search that finds nobody, or more than it shows, or that Shopify does not answer says so", async () => {
    show({ ...inTest, search: { ...search, text: "zora" } });
    expect(await screen.findByText("Your shop has no customer for “zora”")).toBeInTheDocument();

    show({ ...inTest, search: { ...search, text: "so", customers: [found], hasMore: true } });
    expect(await screen.findByText(/There may be more/)).toBeInTheDocument();

    show({ ...inTest, search: { ...search, text: "lea", outcome: "unreachable" } });
    const field = await screen.findByDisplayValue("lea");
    expect(field).toHaveAccessibleDescription(/Shopify does not answer just now/);
  });

  it.each([
    ["en", "Remove Nora Berg", "Remove", "150 Coins are wiped, and the membership closes."],
    ["de", "Entfernen: Nora Berg", "Entfernen", "150 Coins werden gelöscht, und die Mitgliedschaft endet."],
  ] as const)("nobody is removed before it is said what they lose (%s)", async (language, open, remove, lost) => {
    const { user, posted } = show(inTest, { language, answer: () => ({ intent: "drop", outcome: "dropping" }) });
    await user.click(await screen.findByRole("button", { name: open }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(lost)).toBeInTheDocument();
    expect(posted).toEqual([]);

    await user.click(dialog.getByRole("button", { name: remove }));

    await waitFor(() => expect(posted).toEqual(['{"intent":"drop","customerId":"7001"}']));
  });

  it.each([
    ["en", "End the test", /^2 codes and rewards end in Shopify/, /150 Coins are wiped/, "1 membership closes."],
    ["de", "Test beenden", /^2 Codes und Prämien enden/, /150 Coins werden gelöscht/, "1 Mitgliedschaft endet."],
  ] as const)("it does not end before it is said what ends with it (%s)", async (language, end, ...words) => {
    const { user, posted } = show(inTest, { language, answer: () => ({ intent: "end", outcome: "wiping" }) });
    await user.click(await screen.findByRole("button", { name: end }));
    const dialog = within(await screen.findByRole("dialog"));
    for (const text of words) expect(dialog.getByText(text)).toBeInTheDocument();
    expect(posted).toEqual([]);

    await user.click(dialog.getByRole("button", { name: end }));

    await waitFor(() => expect(posted).toEqual(['{"intent":"end"}']));
  });
});

describe("after a test", () => {
  it("what is left of it is counted, and where somebody is waited for", async () => {
    show({ mode: "wiping", left: 3, openRedemptions: 1, stuck: 1 });

    expect(await screen.findByText("The test is being wiped")).toBeInTheDocument();
    expect(screen.getByText("1 reward could not end and needs somebody")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Look at them" })).toHaveAttribute("href", "/app/redemptions?view=stuck");
  });

  it("the page looks again by itself until nothing is left", async () => {
    const views: TestingView[] = [
      { mode: "wiping", left: 1, openRedemptions: 0, stuck: 0 },
      { ...before, isOver: true },
    ];
    let looks = 0;
    renderScreen([{ path: "/app/test", Component: TestRoute, loader: () => views[Math.min(looks++, 1)] ?? before }], {
      at: "/app/test",
    });
    expect(await screen.findByText("The test is being wiped")).toBeInTheDocument();

    expect(await screen.findByText(/nothing of it is left/, {}, { timeout: 5000 })).toBeInTheDocument();
  });

  it("one goes live, or tests again", async () => {
    const { user, posted } = show({ ...before, isOver: true });

    expect(await screen.findByRole("link", { name: "Go live" })).toHaveAttribute("href", "/app/program/go-live");
    await user.click(screen.getByRole("button", { name: "Test again" }));

    await waitFor(() => expect(posted).toEqual(['{"intent":"start"}']));
  });
});
