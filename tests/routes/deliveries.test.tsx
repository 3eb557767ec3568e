// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import DeliveriesRoute from "../../app/routes/app.deliveries._index.tsx";
import DeliveryRoute from "../../app/routes/app.deliveries.$id.tsx";
import { must } from "../support/must.ts";
import { showScreen } from "./show-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";

describe("deliveries", () => {
  const delivery = {
    id: "5",
    topic: "orders/paid",
    state: "refused",
    outcome: "not an order",
    attempts: 1,
    receivedAt: NOON,
    webhookId: "w",
    settledAt: null,
    retryAt: null,
    orderId: null,
    body: "{}",
  };
  const list = (part: object = {}) => ({
    ...{ search: { state: "all", topic: "", order: "" }, topics: ["orders/paid"], open: { waiting: 0, failed: 0 } },
    ...{ deliveries: [], nextUrl: null, firstUrl: null },
    ...part,
  });

  it("say what became of each", async () => {
    showScreen("/app/deliveries", DeliveriesRoute, list({ deliveries: [delivery] }));

    expect(await screen.findByText("not an order")).toBeInTheDocument();
    expect(screen.getByText("Refused")).toBeInTheDocument();
  });

  it("are none at first, or none in a state", async () => {
    showScreen("/app/deliveries", DeliveriesRoute, list({ search: { state: "open", topic: "", order: "" } }));

    expect(await screen.findByText("No delivery matches")).toBeInTheDocument();
  });

  it("can be tried again", async () => {
    const { user, seen } = showScreen("/app/deliveries/5", DeliveryRoute, delivery, {
      answer: () => ({ outcome: "reopened" }),
    });

    await user.click(await screen.findByRole("button", { name: "Try again" }));

    await waitFor(() => expect(seen.toasts).toEqual(["The delivery is tried again"]));
  });

  it("cannot be tried again once the message is gone", async () => {
    showScreen("/app/deliveries/5", DeliveryRoute, { ...delivery, body: null });

    expect(await screen.findByText(/The message is no longer kept/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("that cannot be tried again say so on the page, not in a toast", async () => {
    const { user, seen } = showScreen("/app/deliveries/5", DeliveryRoute, delivery, {
      answer: () => ({ outcome: "gone" }),
    });

    await user.click(await screen.findByRole("button", { name: "Try again" }));

    expect(await screen.findByText("It cannot be tried again: the message is no longer kept")).toBeInTheDocument();
    expect(seen.toasts).toEqual([]);
  });

  it.each([
    ["en", "Shopify did not answer; it is tried again.", "Next attempt"],
    ["de", "Shopify hat nicht geantwortet; es wird erneut versucht.", "Nächster Versuch"],
  ] as const)("say in words what held them up, and when they are tried next: %s", async (language, outcome, next) => {
    const held = { ...delivery, state: "waiting", outcome: "Shopify did not answer", retryAt: NOON };
    showScreen("/app/deliveries/5", DeliveryRoute, held, { language });

    expect(await screen.findByText(outcome)).toBeInTheDocument();
    expect(screen.getByText(next)).toBeInTheDocument();
  });

  it("let their message be copied", async () => {
    const { user, seen } = showScreen("/app/deliveries/5", DeliveryRoute, delivery);

    await user.click(await screen.findByRole("button", { name: "Copy" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Message copied"]));
    expect(await navigator.clipboard.readText()).toBe("{}");
  });

  it("that failed are all tried again at once, with how far that is", async () => {
    const answer = () => ({ outcome: "reopened", count: 4 });
    const open = { waiting: 1, failed: 4 };
    const { user, seen } = showScreen("/app/deliveries", DeliveriesRoute, list({ open }), { answer });
    expect(await screen.findByText("1 waits")).toBeInTheDocument();

    await user.click(must(screen.getAllByRole("button", { name: "Try all failed again" })[0]));

    await waitFor(() => expect(seen.toasts).toEqual(["4 deliveries are tried again"]));
    expect(await screen.findByText("3 of 4")).toBeInTheDocument();
  });
});
