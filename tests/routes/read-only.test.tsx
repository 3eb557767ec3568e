// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { describe, expect, it } from "vitest";
import { EXPORTS } from "../../app/loyalty/export-kinds.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { PERMISSIONS } from "../../app/loyalty/staff.ts";
import DeliveryRoute from "../../app/routes/app.deliveries.$id.tsx";
import DeliveriesRoute from "../../app/routes/app.deliveries._index.tsx";
import ExportRoute from "../../app/routes/app.export.tsx";
import ImportsRoute from "../../app/routes/app.import._index.tsx";
import GoLiveRoute from "../../app/routes/app.program_.go-live.tsx";
import EarnRoute from "../../app/routes/app.program_.earn._index.tsx";
import PoliciesRoute from "../../app/routes/app.program_.policies.tsx";
import RedemptionRoute from "../../app/routes/app.redemptions.$id.tsx";
import KeysRoute from "../../app/routes/app.settings_.keys.tsx";
import SettingsRoute from "../../app/routes/app.settings.tsx";
import TestRoute from "../../app/routes/app.test.tsx";
import { renderScreen } from "./admin-screen.tsx";
import { NOON, tour } from "./redemption-samples.ts";

const delivery = {
  ...{ id: "5", webhookId: "w", topic: "orders/paid", receivedAt: NOON, state: "refused", attempts: 1 },
  ...{ outcome: "not an order", settledAt: null, retryAt: null, orderId: null, body: "{}" },
};
const key = { id: "k", name: "Our app", prefix: "laurel_abc", createdAt: NOON, lastUsedAt: null, revokedAt: null };
const toGoLive = {
  ...{ members: 3, points: 0, when: "paid", joining: "explicit", mode: "off", canBeTested: false, hasVersion: true },
};
const earning = ["one", "two"].map((id) => ({ ...simpleProgram(100).earning[0], id }));

/** A screen with one of its buttons that change something, and the role that is missing where it is out of use. */
const SCREENS: readonly [string, ComponentType, object, string | RegExp, RegExp][] = [
  ["/app/test", TestRoute, { mode: "off", obstacle: null, isOver: false }, "Start the test", /role of a manager/],
  ["/app/deliveries/5", DeliveryRoute, delivery, "Try again", /role of an owner/],
  [
    ...(["/app/deliveries", DeliveriesRoute] as const),
    {
      ...{ search: { state: "all", topic: "", order: "" }, topics: [], open: { waiting: 0, failed: 2 } },
      ...{ deliveries: [delivery], nextUrl: null, firstUrl: null },
    },
    ...(["Try all failed again", /role of an owner/] as const),
  ],
  ["/app/settings/keys", KeysRoute, { apiKeys: [key] }, /^Revoke/, /role of an owner/],
  ["/app/settings", SettingsRoute, { connection: "reconnect" }, /econnect/, /role of an owner/],
  ["/app/export", ExportRoute, {}, "Download all", /role of an owner/],
  ["/app/import", ImportsRoute, { runs: [], nextUrl: null, isFirstPage: true }, "Import members", /role of a manager/],
  ["/app/program/go-live", GoLiveRoute, toGoLive, "Go live", /role of a manager/],
  [
    ...(["/app/program/earn", EarnRoute, { program: { ...simpleProgram(100), earning }, version: 2 }] as const),
    ...([/^Delete/, /role of a manager/] as const),
  ],
  [
    "/app/redemptions/5",
    RedemptionRoute,
    { redemption: tour, steps: [], voidRunUrl: null },
    /^Mark as done/,
    /support agent/,
  ],
];

const SIZES = Object.fromEntries(EXPORTS.map((kind) => [kind, { rows: 1, bytes: 100 }]));

describe("a screen for somebody who may only look", () => {
  it.each(SCREENS)("%s says why, and its button is out of use", async (at, Component, loaded, name, role) => {
    renderScreen([{ path: at, Component, loader: () => loaded }], { at, may: ["view"] });

    expect(await screen.findByText("You can look here, but change nothing")).toBeInTheDocument();
    expect(screen.getByText(role)).toBeInTheDocument();
    // What leads to another page is no link any more.
    expect(screen.queryByRole("link", { name })).toBeNull();
    for (const button of screen.queryAllByRole("button", { name })) {
      expect(button.getAttribute("aria-disabled") ?? String(button.hasAttribute("disabled"))).toBe("true");
    }
  });

  it.each(SCREENS)("%s has it in use for whoever may", async (at, Component, loaded, name) => {
    const sizes = { path: "/app/export/sizes", Component: () => null, loader: () => SIZES };
    renderScreen([{ path: at, Component, loader: () => loaded }, sizes], { at, may: PERMISSIONS });

    expect((await screen.findAllByRole(at === "/app/import" ? "link" : "button", { name }))[0]).toBeVisible();
    expect(screen.queryByText("You can look here, but change nothing")).toBeNull();
  });

  it("can try a form of the program out, and is not asked to save", async () => {
    const loaded = { program: simpleProgram(100), version: 2 };
    const route = { path: "/app/program/policies", Component: PoliciesRoute, loader: () => loaded };
    renderScreen([route], { at: "/app/program/policies", may: ["view"] });

    expect(await screen.findByText(/role of a manager/)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull());
  });
});
