import {
  isTrusted,
  type NavigationLink,
  type SaveBar,
  type Scopes,
  type TitleBar,
  type TitleBarButton,
} from "../bridge/protocol.ts";
import type { AdminTexts } from "../texts.ts";
import { askPerson, pickProducts } from "./dialogs.ts";
import { type FrameChannel, openFrameChannel } from "./frame-channel.ts";
import { serveToasts } from "./toasts.ts";

interface FrameData {
  appOrigin: string;
  texts: AdminTexts;
}

const RETRY_MS = 1000;

/** Runs the admin around the app: everything that App Bridge asks and tells. */
export function embedApp(frame: HTMLIFrameElement): void {
  const { appOrigin, texts } = frameData();
  const channel = openFrameChannel(frame, appOrigin);
  const leaving = serveSaveBar(channel, texts);
  answerQuestions(channel, texts, leaving);
  serveNavigation(channel, leaving);
  serveTitleBar(channel);
  serveToasts(channel, texts);
  serveProgress(channel);
  watchTheApp(frame, channel);
  // Only now: a page that loads faster than this script would speak to nobody.
  frame.src = frame.dataset["src"] ?? "";
}

function frameData(): FrameData {
  const data: unknown = JSON.parse(element("#frame-data").textContent ?? "{}");
  if (!isTrusted<FrameData>(data)) throw new Error("The admin's page carries no data");
  return data;
}

type Leaving = () => Promise<"leave" | "stay">;

function answerQuestions(channel: FrameChannel, texts: AdminTexts, leaving: Leaving): void {
  channel.onAsked("id-token", async () => (await bridgeData<{ token: string }>("id-token")).token);
  channel.onAsked("extensions", () => bridgeData("extensions"));
  channel.onAsked("scopes", () => bridgeData("scopes"));
  channel.onAsked("request-scopes", (wanted) => requestScopes(wanted, texts));
  channel.onAsked("leave-confirmation", leaving);
  channel.onAsked("pick-resources", async (request) => pickProducts(request, await bridgeData("products"), texts));
}

/** Asks the merchant for what was not granted yet: all of it, or nothing. */
async function requestScopes(
  wanted: string[],
  texts: AdminTexts,
): Promise<{ result: "granted-all" | "declined-all"; detail: Scopes }> {
  const before = await bridgeData<Scopes>("scopes");
  const missing = wanted.filter((scope) => !before.granted.includes(scope));
  if (missing.length === 0) return { result: "granted-all", detail: before };
  const text = `${texts.scopesText} ${missing.join(", ")}`;
  const answer = await askPerson({ title: texts.scopesTitle, text, yes: texts.scopesYes, no: texts.cancelDialog });
  if (answer === "no") return { result: "declined-all", detail: before };
  const response = await fetch("/admin/bridge/scopes", { method: "POST", body: JSON.stringify(missing) });
  if (!response.ok) throw new Error(await response.text());
  return { result: "granted-all", detail: await bridgeData<Scopes>("scopes") };
}

async function bridgeData<Data>(name: string): Promise<Data> {
  const response = await fetch(`/admin/bridge/${name}`);
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
  const data: unknown = await response.json();
  if (!isTrusted<Data>(data)) throw new Error(`The sandbox knows no ${name}`);
  return data;
}

/** Shows the bar while the page wants it, and asks before anything that would lose its changes. */
function serveSaveBar(channel: FrameChannel, texts: AdminTexts): Leaving {
  const bar = element("#save-bar");
  let shown: SaveBar | null = null;

  const button = (which: "save" | "discard"): HTMLButtonElement => {
    const found = bar.querySelector(`[data-press="${which}"]`);
    if (!(found instanceof HTMLButtonElement)) throw new Error(`The save bar has no ${which} button`);
    return found;
  };
  channel.onTold("save-bar", (wanted) => {
    shown = wanted;
    bar.hidden = wanted === null;
    for (const which of ["save", "discard"] as const) {
      button(which).textContent = wanted?.[which].text || texts[which];
      button(which).disabled = wanted?.[which].disabled === true || wanted?.[which].loading === true;
      button(which).toggleAttribute("aria-busy", wanted?.[which].loading === true);
    }
  });
  button("save").addEventListener("click", () => channel.instruct("save-bar", "save"));
  button("discard").addEventListener("click", () => {
    const question = { title: texts.discardTitle, text: texts.discardText, yes: texts.discard, no: texts.keepEditing };
    void (shown?.asksBeforeDiscard === true ? askPerson(question) : Promise.resolve("yes")).then((answer) => {
      if (answer === "yes") channel.instruct("save-bar", "discard");
    });
  });
  addEventListener("beforeunload", (event) => {
    if (shown !== null) event.preventDefault();
  });

  return async () => {
    if (shown === null) return "leave";
    const answer = await askPerson({
      title: texts.leaveTitle,
      text: texts.leaveText,
      yes: texts.leave,
      no: texts.stay,
    });
    if (answer === "no") return "stay";
    shown = null;
    bar.hidden = true;
    return "leave";
  };
}

function serveNavigation(channel: FrameChannel, leaving: Leaving): void {
  const list = element("#app-navigation");
  let path = location.pathname.slice("/admin".length);

  const markCurrent = (): void => {
    const links = [...list.querySelectorAll("a")];
    const pathname = path.split("?")[0] ?? "";
    const matches = links.filter(
      (link) => pathname === link.dataset["href"] || pathname.startsWith(`${link.dataset["href"] ?? ""}/`),
    );
    const best = matches.sort((a, b) => (b.dataset["href"] ?? "").length - (a.dataset["href"] ?? "").length)[0];
    for (const link of links) {
      if (link === best) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  channel.onTold("navigation", (links) => {
    list.replaceChildren(...links.map((link) => navigationItem(link, () => goTo(link.href))));
    markCurrent();
  });
  channel.onTold("path", (told) => {
    path = told;
    // The app's page is the admin's address too, so that a link to it or a reload comes back to it.
    history.replaceState(null, "", `/admin${told}`);
    markCurrent();
  });
  channel.onTold("open-admin", ({ path: target }) => void leaveFor(`/admin${target.replace(/^\/apps\/[^/]+/, "")}`));
  channel.onTold("open-window", ({ url }) => void leaveFor(url));

  const goTo = (href: string): void => {
    void leaving().then((answer) => {
      if (answer === "leave") channel.instruct("navigate", { href });
    });
  };
  const leaveFor = async (url: string): Promise<void> => {
    if ((await leaving()) === "leave") location.assign(url);
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]:not([target]):not(.skip)")) {
    if (list.contains(link)) continue;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void leaveFor(link.href);
    });
  }
}

function navigationItem(link: NavigationLink, follow: () => void): HTMLElement {
  const anchor = document.createElement("a");
  anchor.href = `/admin${link.href}`;
  anchor.dataset["href"] = link.href;
  anchor.textContent = link.text;
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    follow();
  });
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

function serveTitleBar(channel: FrameChannel): void {
  const bar = element("#title-bar");
  channel.onTold("title", (title) => {
    bar.hidden = title === null;
    if (title !== null) bar.replaceChildren(...titleBarContent(title, (ref) => channel.instruct("press", { ref })));
  });
}

function titleBarContent(bar: TitleBar, press: (ref: string) => void): HTMLElement[] {
  const heading = document.createElement("strong");
  heading.textContent = bar.title;
  const button = (kind: string, described: TitleBarButton): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = described.tone === "critical" ? "critical" : kind;
    made.textContent = kind === "breadcrumb" ? `‹ ${described.text}` : described.text;
    made.disabled = described.disabled;
    made.addEventListener("click", () => press(described.ref));
    return made;
  };
  return [
    ...(bar.breadcrumb ? [button("breadcrumb", bar.breadcrumb)] : []),
    heading,
    ...bar.secondary.map((described) => button("secondary", described)),
    ...(bar.primary ? [button("primary", bar.primary)] : []),
  ];
}

function serveProgress(channel: FrameChannel): void {
  const progress = element("#progress");
  channel.onTold("loading", (state) => {
    progress.hidden = state === "off";
  });
}

/** While the app's process is down the browser shows its own error in the frame: say so, and load again once it is back. */
function watchTheApp(frame: HTMLIFrameElement, channel: FrameChannel): void {
  const notice = element("#app-down");
  let hasSpoken = false;
  channel.onTold("hello", () => {
    hasSpoken = true;
  });

  const check = async (): Promise<void> => {
    const { state } = await bridgeData<{ state: "up" | "down" }>("app-state");
    if (state === "up" && notice.hidden) return; // It answers, but with a page of its own without App Bridge.
    if (state === "up") location.reload();
    notice.hidden = false;
    // The frame shows the browser's own error by now; the page that is loaded again brings a new one.
    frame.parentElement?.setAttribute("role", "main");
    frame.remove();
    setTimeout(() => void check(), RETRY_MS);
  };
  frame.addEventListener("load", () => {
    setTimeout(() => {
      if (!hasSpoken) void check();
      hasSpoken = false;
    }, RETRY_MS);
  });
}

function element(selector: string): HTMLElement {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The admin's page has no ${selector}`);
  return found;
}
