import { createRemixStub } from "@remix-run/testing";
import { render } from "@testing-library/react";
import type { ComponentType } from "react";
import { vi } from "vitest";
import { speakEveryLanguage } from "../../app/i18n/every-language.ts";
import type { Language } from "../../app/i18n/language.ts";
import { type Permission, PERMISSIONS } from "../../app/loyalty/staff.ts";
import { AdminFrame } from "../../app/ui/admin-frame.tsx";
import { PermissionsProvider } from "../../app/ui/permissions.tsx";
import { ReadOnlyNotice } from "../../app/ui/read-only-notice.tsx";

speakEveryLanguage();

/** One route of the screen under test; loaders and actions are the test's own. */
export interface ScreenRoute {
  path: string;
  Component: ComponentType;
  loader?: () => object | Promise<object>;
  action?: (request: Request) => Promise<object>;
}

/** What App Bridge was asked to do. */
export interface AppBridgeSeen {
  toasts: string[];
  /** What the newest message offers to do, where it offers something. */
  toastAction: (() => void) | null;
  /** How a merchant answers the question whether to leave with unsaved changes. */
  leave: "leave" | "stay";
}

/**
 * Renders routes inside the admin's frame, with a stand-in for what Shopify's script defines. Nothing is laid out in jsdom: what opens
 * only where it can be seen is told that it can.
 */
export function renderScreen(
  routes: ScreenRoute[],
  options: { at: string; language?: Language; currency?: string; may?: readonly Permission[] },
): AppBridgeSeen {
  const { at, language = "en", currency = "EUR", may = PERMISSIONS } = options;
  const seen = standInForAppBridge();
  vi.stubGlobal("ResizeObserver", NoResize);
  vi.spyOn(HTMLElement.prototype, "offsetParent", "get").mockReturnValue(document.body);
  const facts = {
    speech: { locale: language, language },
    currency,
    timeZone: "Europe/Berlin",
    pointsName: { one: "Coin", many: "Coins" },
  };
  const Stub = createRemixStub(
    routes.map(({ path, Component, loader, action }) => ({
      path,
      Component: () => (
        <AdminFrame appBridge={{ apiKey: "key", url: "about:blank" }} facts={facts}>
          <PermissionsProvider may={may}>
            <ReadOnlyNotice />
            <Component />
          </PermissionsProvider>
        </AdminFrame>
      ),
      ...(loader ? { loader } : {}),
      ...(action ? { action: ({ request }: { request: Request }) => action(request) } : {}),
    })),
  );
  render(<Stub initialEntries={[at]} />);
  return seen;
}

/** jsdom lays nothing out, so nothing ever changes its size. */
class NoResize implements ResizeObserver {
  observe(): void {
    /* nothing to see */
  }
  unobserve(): void {
    /* nothing to see */
  }
  disconnect(): void {
    /* nothing to see */
  }
}

function standInForAppBridge(): AppBridgeSeen {
  const seen: AppBridgeSeen = { toasts: [], toastAction: null, leave: "leave" };
  vi.stubGlobal("shopify", {
    toast: {
      show: (message: string, options?: { onAction?: () => void }) => {
        seen.toasts.push(message);
        seen.toastAction = options?.onAction ?? null;
      },
    },
    saveBar: {
      leaveConfirmation: () => (seen.leave === "leave" ? Promise.resolve() : new Promise(() => undefined)),
    },
    app: { extensions: () => Promise.resolve([]) },
  });
  if (!customElements.get("ui-save-bar")) {
    customElements.define(
      "ui-save-bar",
      class extends HTMLElement {
        show() {
          this.hidden = false;
        }
        hide() {
          this.hidden = true;
        }
      },
    );
  }
  return seen;
}
