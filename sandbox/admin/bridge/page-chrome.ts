import type { Channel } from "./channel.ts";
import type { NavigationLink, TitleBar, TitleBarButton } from "./protocol.ts";

const watchedAttributes = ["href", "title", "variant", "tone", "disabled", "loading"];
/** What the admin adds to an embedded page's address; no part of the page's own. */
const embeddingParameters = [
  "embedded",
  "host",
  "shop",
  "id_token",
  "hmac",
  "session",
  "timestamp",
  "locale",
  "appLoadId",
];

/**
 * Keeps the admin's title bar, navigation and address in step with the page, and obeys its clicks.
 *
 * @param channel the line to the admin
 */
export function mirrorPageChrome(channel: Channel): void {
  const pressable = new Map<string, HTMLElement>();
  const told = new Map<string, string>();
  const tellOnce = <Payload>(kind: string, payload: Payload, tell: (payload: Payload) => void): void => {
    const text = JSON.stringify(payload);
    if (told.get(kind) === text) return;
    told.set(kind, text);
    tell(payload);
  };
  const mirror = (): void => {
    tellOnce("navigation", navigationLinks(), (links) => channel.tell("navigation", links));
    tellOnce("title", titleBar(pressable), (title) => channel.tell("title", title));
    tellOnce("path", ownPath(), (path) => channel.tell("path", path));
  };

  new MutationObserver(mirror).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: watchedAttributes,
  });
  document.addEventListener("DOMContentLoaded", mirror);
  addEventListener("popstate", mirror);
  afterHistoryChange(mirror);

  channel.on("press", ({ ref }) => pressable.get(ref)?.click());
  channel.on("navigate", ({ href }) => navigate(href));
}

/** Asks the app's router through the event that App Bridge defines for it. */
function navigate(href: string): void {
  const link = document.createElement("a");
  link.setAttribute("href", href);
  document.body.append(link);
  link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
  link.remove();
}

function navigationLinks(): NavigationLink[] {
  const links = document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link");
  return [...links]
    .filter((link) => link.getAttribute("rel") !== "home")
    .map((link) => ({ href: link.getAttribute("href") ?? "/", text: link.textContent?.trim() ?? "" }));
}

function titleBar(pressable: Map<string, HTMLElement>): TitleBar | null {
  pressable.clear();
  const bar = [...document.querySelectorAll("ui-title-bar")].find(
    (candidate) => candidate.closest("ui-modal") === null,
  );
  if (!bar) return null;

  const describe = (element: HTMLElement, index: number): TitleBarButton & { variant: string | null } => {
    const ref = `title-${index}`;
    pressable.set(ref, element);
    return {
      ref,
      text: element.textContent?.trim() ?? "",
      tone: element.getAttribute("tone") === "critical" ? "critical" : "default",
      disabled: element.hasAttribute("disabled") || element.hasAttribute("loading"),
      variant: element.getAttribute("variant"),
    };
  };
  const buttons = [...bar.querySelectorAll<HTMLElement>("button, a")].map(describe);
  return {
    title: bar.getAttribute("title") ?? "",
    breadcrumb: buttons.find((button) => button.variant === "breadcrumb") ?? null,
    primary: buttons.find((button) => button.variant === "primary") ?? null,
    secondary: buttons.filter((button) => button.variant === null),
  };
}

function ownPath(): string {
  const parameters = new URLSearchParams(location.search);
  for (const name of embeddingParameters) parameters.delete(name);
  const query = parameters.toString();
  return location.pathname + (query === "" ? "" : `?${query}`);
}

function afterHistoryChange(act: () => void): void {
  for (const method of ["pushState", "replaceState"] as const) {
    const plain = history[method].bind(history);
    history[method] = (...change) => {
      plain(...change);
      act();
    };
  }
}
