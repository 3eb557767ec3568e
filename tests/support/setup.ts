import { afterEach, beforeEach, expect } from "vitest";

/** What a test wrote to the console as an error; a test that expects one takes it out with `expectedConsoleErrors`. */
const seen: string[] = [];
const realConsoleError = console.error;

beforeEach(() => {
  seen.length = 0;
  console.error = (...args: unknown[]) => {
    seen.push(args.map(String).join(" "));
  };
});

afterEach(() => {
  console.error = realConsoleError;
  const unexpected = seen.splice(0);
  expect(unexpected, "unexpected console.error").toEqual([]);
});

/** Returns the errors written so far and forgives them. */
export function expectedConsoleErrors(): string[] {
  return seen.splice(0);
}

if (typeof window !== "undefined") await setUpBrowserGlobals();

async function setUpBrowserGlobals(): Promise<void> {
  const { cleanup } = await import("@testing-library/react");
  await import("@testing-library/jest-dom/vitest");
  afterEach(() => {
    cleanup();
  });

  // jsdom has no media queries; Polaris asks for them when it mounts.
  window.matchMedia = (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  });

  // Node's Request refuses jsdom's URLSearchParams, which form posts of Remix's stub carry: hand it the text instead.
  const NodeRequest = globalThis.Request;
  globalThis.Request = class extends NodeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, withTextBody(init));
    }
  };
}

function withTextBody(init: RequestInit | undefined): RequestInit | undefined {
  if (!(init?.body instanceof URLSearchParams)) return init;
  const headers = new Headers(init.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
  return { ...init, headers, body: init.body.toString() };
}
