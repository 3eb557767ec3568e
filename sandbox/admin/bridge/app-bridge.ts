/**
 * Stand-in for Shopify's App Bridge (https://shopify.dev/docs/api/app-bridge-library), served at {home}/app-bridge.js: the
 * part of its `shopify` global, its elements and its fetch that an embedded app uses, talking to the sandbox's admin frame.
 */
import { type Channel, openChannel } from "./channel.ts";
import { sendTokensWithFetch } from "./fetch.ts";
import { openAdminLinks } from "./links.ts";
import { defineModal, UiModal } from "./modal.ts";
import { mirrorPageChrome } from "./page-chrome.ts";
import type { PickerRequest } from "./protocol.ts";
import { defineSaveBar, isSaveBarOpen, UiSaveBar } from "./save-bar.ts";

const script = document.currentScript;
if (!(script instanceof HTMLScriptElement))
  throw new Error("App Bridge must be loaded by a script tag without async, defer or module");
start(script);

function start(own: HTMLScriptElement): void {
  const adminOrigin = new URL(own.src).origin;
  const parameters = new URLSearchParams(location.search);
  const afterBounce = parameters.get("shopify-reload");
  if (parent === window) {
    // Opened outside the admin: App Bridge sends the visitor to the same page inside it.
    location.replace(`${adminOrigin}/admin${location.pathname}`);
    return;
  }

  const config = {
    apiKey: own.dataset["apiKey"] ?? "",
    host: remembered("host", parameters.get("host")),
    shop: remembered("shop", parameters.get("shop")),
    locale: remembered("locale", parameters.get("locale")) || "en",
  };
  const channel = openChannel(adminOrigin);
  const idToken = () => channel.ask("id-token", null);
  channel.tell("hello", null);

  Object.assign(window, { shopify: shopifyGlobal(channel, config, adminOrigin) });
  sendTokensWithFetch(idToken);
  openAdminLinks(channel);
  if (afterBounce !== null) {
    void finishBounce(afterBounce, idToken);
    return;
  }
  defineModal();
  defineSaveBar(channel);
  mirrorPageChrome(channel);
}

/** A document request without a valid token was sent to the bounce page; it comes back here with a fresh one. */
async function finishBounce(reload: string, idToken: () => Promise<string>): Promise<void> {
  const url = new URL(reload, location.origin);
  if (url.origin !== location.origin) return;
  url.searchParams.set("id_token", await idToken());
  location.replace(url);
}

/** The first document of an embedded session names shop and host, later ones need not. */
function remembered(name: string, value: string | null): string {
  const key = `sandbox-bridge-${name}`;
  if (value !== null) sessionStorage.setItem(key, value);
  return value ?? sessionStorage.getItem(key) ?? "";
}

function shopifyGlobal(channel: Channel, config: Record<string, string>, origin: string): object {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    config,
    origin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, pos: false, intent: false },
    idToken: () => channel.ask("id-token", null),
    user: () =>
      Promise.resolve({
        id: 42,
        name: "Sample Merchant",
        email: "merchant@example.com",
        accountAccess: "ACCOUNT_OWNER",
      }),
    loading: (isLoading?: boolean) => channel.tell("loading", isLoading === false ? "off" : "on"),
    toast: toasts(channel),
    modal: elementMethods(UiModal),
    saveBar: { ...elementMethods(UiSaveBar), leaveConfirmation: () => leaveConfirmation(channel) },
    resourcePicker: (options: PickerOptions) => pickResources(channel, options),
    app: { extensions: () => channel.ask("extensions", null) },
    scopes: {
      query: () => channel.ask("scopes", null),
      request: (scopes: string[]) => channel.ask("request-scopes", scopes),
      revoke: async () => ({ detail: await channel.ask("scopes", null) }),
    },
    intents: {
      request: { value: null, subscribe: () => () => undefined },
      invoke: (intent: unknown, options: unknown) => invokeIntent(channel, intent, options),
    },
    reviews: {
      request: () =>
        Promise.resolve({ success: false, code: "merchant-ineligible", message: "The sandbox takes no reviews" }),
    },
    webVitals: { onReport: nothing },
    support: { registerHandler: nothing },
  };
}

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

function toasts(channel: Channel): object {
  let shown = 0;
  const handlers = new Map<string, ToastOptions>();
  channel.on("toast-action", ({ id }) => handlers.get(id)?.onAction?.());
  channel.on("toast-dismissed", ({ id }) => {
    handlers.get(id)?.onDismiss?.();
    handlers.delete(id);
  });
  return {
    show: (message: string, options: ToastOptions = {}): string => {
      shown += 1;
      const id = `toast-${shown}`;
      handlers.set(id, options);
      channel.tell("toast", {
        id,
        message,
        isError: options.isError === true,
        durationMs: options.duration ?? 5000,
        action: options.action ?? null,
      });
      return id;
    },
    hide: (id: string) => channel.tell("toast-hide", { id }),
  };
}

function elementMethods(
  kind: typeof UiModal | typeof UiSaveBar,
): Record<"show" | "hide" | "toggle", (id: string) => Promise<void>> {
  const call = (method: "show" | "hide" | "toggle") => async (id: string) => {
    const element = document.getElementById(id);
    if (!(element instanceof kind))
      throw new Error(`There is no ${kind === UiModal ? "ui-modal" : "ui-save-bar"} with the id ${id}`);
    await element[method]();
  };
  return { show: call("show"), hide: call("hide"), toggle: call("toggle") };
}

/** Resolves once it is fine to leave; a merchant who stays leaves it pending, as in Shopify. */
async function leaveConfirmation(channel: Channel): Promise<void> {
  if (!isSaveBarOpen() || (await channel.ask("leave-confirmation", null)) === "leave") return;
  await new Promise<never>(() => undefined);
}

interface PickerOptions {
  type: PickerRequest["type"];
  multiple?: boolean | number;
  selectionIds?: { id: string }[];
}

async function pickResources(channel: Channel, options: PickerOptions): Promise<object | undefined> {
  const multiple = options.multiple === true || (typeof options.multiple === "number" && options.multiple > 1);
  const selectedIds = (options.selectionIds ?? []).map((resource) => resource.id);
  const picked = await channel.ask("pick-resources", { type: options.type, multiple, selectedIds });
  // Shopify answers an array that also carries itself as `selection`.
  return picked === null ? undefined : Object.assign(picked, { selection: picked });
}

/** `edit:shopify/Customer` opens that page of the admin; everything else is answered as closed. */
function invokeIntent(channel: Channel, intent: unknown, options: unknown): Promise<object> {
  const query = typeof intent === "string" ? intent : textOf(intent, "action") + ":" + textOf(intent, "type");
  const value = textOf(options, "value") || textOf(intent, "value") || (query.split(",")[1] ?? "");
  const page = /shopify\/(Customer|Product|Order)/.exec(query)?.[1];
  const id = /(\d+)$/.exec(value)?.[1];
  if (page !== undefined && id !== undefined) channel.tell("open-admin", { path: `/${page.toLowerCase()}s/${id}` });
  return Promise.resolve({ complete: Promise.resolve({ code: "closed" }) });
}

function textOf(holder: unknown, key: string): string {
  if (typeof holder !== "object" || holder === null || !(key in holder)) return "";
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" ? value : "";
}
