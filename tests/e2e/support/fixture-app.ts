import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FixtureApp {
  url: string;
  /** Bearer tokens of the page's data requests, in order. */
  tokens: string[];
  stop: () => Promise<void>;
}

/** A tiny embedded app that uses every promise of App Bridge which the admin keeps; no part of Laurel. */
export async function startFixtureApp(homeOrigin: () => string, port = 0): Promise<FixtureApp> {
  const tokens: string[] = [];
  const server = createServer((request, response) => answer({ request, response, tokens, home: homeOrigin() }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    tokens,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(of: { request: IncomingMessage; response: ServerResponse; tokens: string[]; home: string }): void {
  const { request, response, tokens, home } = of;
  const url = new URL(request.url ?? "/", "http://fixture");
  const send = (status: number, text: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);

  if (url.pathname === "/healthz") return void send(200, "ok");
  if (url.pathname === "/data") {
    tokens.push(request.headers.authorization ?? "");
    // The first token is said to be too old, as after a long pause.
    if (tokens.length === 1) return void send(401, "", { "x-shopify-retry-invalid-session-request": "1" });
    return void send(200, "fresh data");
  }
  if (url.pathname === "/needs-token" && !url.searchParams.has("id_token")) {
    const reload = encodeURIComponent(`/needs-token?${url.searchParams.toString()}`);
    return void send(302, "", { location: `/auth/session-token?shopify-reload=${reload}` });
  }
  if (url.pathname === "/auth/session-token") return void send(200, script(home));
  return void send(200, page(home, url.pathname));
}

function script(home: string): string {
  return `<script data-api-key="key" src="${home}/app-bridge.js"></script>`;
}

function page(home: string, pathname: string): string {
  return `<!doctype html><html lang="en"><head><title>Fixture</title></head><body>${script(home)}
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/members">Members</a><a href="/app/settings">Settings</a></ui-nav-menu>
<ui-title-bar title="Fixture ${pathname}">
  <button variant="breadcrumb" onclick="say('crumb')">Back</button><button onclick="say('secondary')">Export</button>
  <button variant="primary" onclick="say('primary')">Create</button>
</ui-title-bar>
<main><h1>Page ${pathname}</h1><p id="said" role="status"></p>
<button onclick="shopify.toast.show('Saved well', { action: 'Undo', onAction: () => say('undone') })">Toast</button>
<button onclick="document.getElementById('m').show()">Open modal</button>
<button onclick="document.getElementById('bar').show()">Change something</button>
<button onclick="shopify.resourcePicker({ type: 'product', multiple: true }).then((list) => say('picked ' + (list ? list.length : 'nothing')))">Pick</button>
<button onclick="fetch('/data').then((r) => r.text()).then(say)">Fetch</button>
<button onclick="shopify.app.extensions().then((all) => say(all[0].handle))">Extensions</button>
<button onclick="shopify.saveBar.leaveConfirmation().then(() => say('may leave'))">Leave</button>
<a href="shopify://admin/orders">All orders</a>
<ui-save-bar id="bar" discardConfirmation><button variant="primary" onclick="say('saved'); document.getElementById('bar').hide()">Save</button>
<button onclick="say('discarded'); document.getElementById('bar').hide()">Discard</button></ui-save-bar>
<ui-modal id="m"><div><p>In the modal</p></div><ui-title-bar title="Sure?"><button variant="primary" onclick="say('confirmed'); document.getElementById('m').hide()">Yes</button></ui-title-bar></ui-modal>
</main><script>
function say(text) { document.getElementById('said').textContent = text }
addEventListener('shopify:navigate', (event) => { history.pushState(null, '', event.target.getAttribute('href')); document.querySelector('h1').textContent = 'Page ' + location.pathname })
</script></body></html>`;
}
