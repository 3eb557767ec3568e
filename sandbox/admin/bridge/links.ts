import type { Channel } from "./channel.ts";

const toAdmin = /^(?:shopify:\/*admin|https:\/\/admin\.shopify\.com\/store\/[^/]+)(\/.*)?$/i;

/**
 * Lets links and `window.open` reach the pages of the admin itself: `shopify://admin/orders/1` and the address it stands for.
 *
 * @param channel the line to the admin that does the opening
 */
export function openAdminLinks(channel: Channel): void {
  const plainOpen = window.open.bind(window);

  window.open = (url, target, features) => {
    const path = adminPath(String(url ?? ""));
    if (path !== null) {
      channel.tell("open-admin", { path });
      return null;
    }
    if (target === "_top" || target === "_parent") {
      channel.tell("open-window", { url: new URL(String(url ?? ""), location.href).href });
      return null;
    }
    return plainOpen(url, target, features);
  };

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const path = adminPath(link?.getAttribute("href") ?? "");
      if (path === null || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      channel.tell("open-admin", { path });
    },
    { capture: true },
  );
}

function adminPath(url: string): string | null {
  const match = toAdmin.exec(url);
  return match ? (match[1] ?? "/") : null;
}
