// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import DeliveriesRoute from "../../app/routes/app.deliveries._index.tsx";
import DeliveryRoute from "../../app/routes/app.deliveries.$id.tsx";
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
    body: "{}",
  };

  it("say what became of each", async () => {
    showScreen("/app/deliveries", DeliveriesRoute, {
      filter: "all",
      deliveries: [delivery],
      nextUrl: null,
      firstUrl: null,
    });

    expect(await screen.findByText("not an order")).toBeInTheDocument();
    expect(screen.getByText("Refused")).toBeInTheDocument();
  });

  it("are none at first, or none in a state", async () => {
    showScreen("/app/deliveries", DeliveriesRoute, { filter: "open", deliveries: [], nextUrl: null, firstUrl: null });

    expect(await screen.findByText("No delivery is in this state")).toBeInTheDocument();
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
});
