// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import KeysRoute from "../../app/routes/app.settings_.keys.tsx";
import RequestsRoute from "../../app/routes/app.settings_.requests.tsx";
import RetentionRoute from "../../app/routes/app.settings_.retention.tsx";
import ShopRoute from "../../app/routes/app.settings_.shop.tsx";
import DetailsRoute from "../../app/routes/app.settings_.terms.tsx";
import SettingsRoute from "../../app/routes/app.settings.tsx";
import { renderScreen } from "./admin-screen.tsx";
import { showScreen } from "./show-screen.tsx";

const NOON = "2026-11-21T12:00:00.000Z";

describe("the list of settings", () => {
  it.each([
    ["en", "Retention", "Leave Laurel"],
    ["de", "Aufbewahrung", "Laurel verlassen"],
  ] as const)("links to a page for each: %s", async (language, retention, leave) => {
    showScreen("/app/settings", SettingsRoute, { connection: "ok" }, { language });

    expect(await screen.findByRole("link", { name: new RegExp(`^${retention}`) })).toHaveAttribute(
      "href",
      "/app/settings/retention",
    );
    expect(screen.getByRole("link", { name: new RegExp(`^${leave}`) })).toHaveAttribute("href", "/app/leave");
  });

  it("opens a page by a click on its line", async () => {
    const list = { path: "/app/settings", Component: SettingsRoute, loader: () => ({ connection: "ok" }) };
    const page = { path: "/app/settings/retention", Component: () => <p>how long data is kept</p> };
    renderScreen([list, page], { at: "/app/settings" });

    await userEvent.click(await screen.findByText("Retention"));

    expect(await screen.findByText("how long data is kept")).toBeInTheDocument();
  });
});

describe("API keys", () => {
  const key = {
    id: "22222222-2222-4222-8222-222222222222",
    name: "Our app",
    prefix: "laurel_abc",
    createdAt: NOON,
    lastUsedAt: null,
    revokedAt: null,
  };
  const show = (answer?: () => object) =>
    showScreen("/app/settings/keys", KeysRoute, { apiKeys: [key] }, answer ? { answer } : {});

  it("are shown once when they are new", async () => {
    const made = { intent: "create-key", outcome: "created", key: "laurel_secret", name: "Till" };
    const { user, posted } = show(() => made);

    await user.type(await screen.findByLabelText("Name of the new key"), "Till");
    await user.click(screen.getByRole("button", { name: "Create key" }));

    expect(await screen.findByLabelText("API key")).toHaveValue("laurel_secret");
    expect(posted).toEqual(['{"intent":"create-key","name":"Till"}']);
  });

  it("want a name, at its field", async () => {
    const { user, posted } = show();

    await user.click(await screen.findByRole("button", { name: "Create key" }));

    expect(screen.getByLabelText("Name of the new key")).toHaveAccessibleDescription(/Enter something here/);
    expect(posted).toEqual([]);
  });

  it("are revoked only after a question", async () => {
    const { user, posted, seen } = show(() => ({ intent: "revoke-key", outcome: "revoked" }));
    await user.click(await screen.findByRole("button", { name: "Revoke key Our app" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(posted).toEqual([]);

    await user.click(dialog.getByRole("button", { name: "Revoke" }));

    await waitFor(() => expect(seen.toasts).toEqual(["Key revoked"]));
    expect(posted).toEqual([`{"intent":"revoke-key","id":"${key.id}"}`]);
  });
});

describe("details for the terms", () => {
  const settings = { company: "", contact: "help@shop.example", privacyUrl: "" };
  const show = (language: "en" | "de" = "en") =>
    showScreen(
      "/app/settings/terms",
      DetailsRoute,
      { settings, shopName: "Hearth & Leaf" },
      { answer: () => ({ outcome: "changed" }), language },
    );

  it("are saved without the spaces around them", async () => {
    const { user, posted, seen } = show();

    await user.type(await screen.findByLabelText("Company"), " Hearth Ltd ");
    await user.click(screen.getByText("Save"));

    await waitFor(() => expect(seen.toasts).toEqual(["Settings saved"]));
    expect(posted).toEqual(['{"company":"Hearth Ltd","contact":"help@shop.example","privacyUrl":""}']);
  });

  it.each([
    ["en", "Privacy policy", "Save", /beginning with https/],
    ["de", "Datenschutzerklärung", "Speichern", /beginnend mit https/],
  ] as const)("want a whole address, at its field: %s", async (language, label, save, problem) => {
    const { user, posted } = show(language);

    await user.type(await screen.findByLabelText(label), "shop.example/privacy");
    await user.click(screen.getByText(save));

    expect(screen.getByLabelText(label)).toHaveAccessibleDescription(problem);
    expect(posted).toEqual([]);
  });

  it("go back to what was saved", async () => {
    const { user } = show();

    await user.type(await screen.findByLabelText("Company"), "Hearth Ltd");
    await user.click(screen.getByText("Discard"));

    expect(screen.getByLabelText("Company")).toHaveValue("");
  });
});

describe("retention", () => {
  it("takes whole days within its bounds, and says which at the field", async () => {
    const settings = { deliveryDays: 30, reportDays: 30 };
    const { user, posted } = showScreen("/app/settings/retention", RetentionRoute, { settings });
    const field = await screen.findByLabelText("Messages from Shopify");

    await user.clear(field);
    await user.type(field, "91");
    await user.click(screen.getByText("Save"));
    expect(field).toHaveAccessibleDescription(/whole number from 1 to 90/);
    await user.clear(field);
    await user.type(field, "14");
    await user.click(screen.getByText("Save"));

    await waitFor(() => expect(posted).toEqual(['{"deliveryDays":14,"reportDays":30}']));
  });
});

describe("data requests", () => {
  it("whose report was deleted offer no download", async () => {
    const request = { id: "1", customerId: "7", askedAt: NOON, dueAt: NOON, fetchedAt: NOON, isForgotten: true };
    showScreen("/app/settings/requests", RequestsRoute, { dataRequests: [request] });

    expect(await screen.findByText("Deleted, as retention says")).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});

describe("the shop", () => {
  it("says what its time zone means", async () => {
    const shop = { name: "Hearth", domain: "h.myshopify.com", plan: "Basic", scopes: [], installedAt: null };
    showScreen("/app/settings/shop", ShopRoute, { shop });

    expect(await screen.findByText("Europe/Berlin")).toBeInTheDocument();
    expect(screen.getByText(/begin at midnight in this time zone/)).toBeInTheDocument();
  });
});
