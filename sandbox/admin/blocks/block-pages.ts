import type { SandboxContext } from "../../context.ts";
import { handleAdminApi } from "../../api/handle-admin-api.ts";
import { moduleScript } from "../assets.ts";
import { type Html, html, jsonScript } from "../html.ts";
import type { AdminVisit } from "../layout.ts";
import { adminBlocks, nameOf, wordsOf } from "./find-blocks.ts";

/** The blocks that a page of the admin shows, each in a frame of its own; on Shopify the merchant pins them. */
export function blockFrames(visit: AdminVisit, of: { target: string; resource: string }): Html[] {
  const blocks = adminBlocks().filter(({ target }) => target === of.target);
  return blocks.map(
    (block) =>
      html`<iframe
        class="block"
        title="${nameOf(block, visit.locale)}"
        src="/admin/blocks/${block.handle}?${new URLSearchParams({ id: of.resource }).toString()}"
      ></iframe>`,
  );
}

/** The document in a block's frame: what an extension finds there, and its very own code; null: there is no such block. */
export function blockPage(visit: AdminVisit, handle: string): Html | null {
  const block = adminBlocks().find((one) => one.handle === handle);
  if (!block) return null;
  const { context, locale, query } = visit;
  const data = {
    ...{ target: block.target, resource: query.get("id") ?? "", locale },
    words: wordsOf(block, locale),
    appOrigin: new URL(context.world.origins.app).origin,
    extension: `/admin/blocks/${handle}/extension.js`,
  };
  return html`<html lang="${locale}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${nameOf(block, locale)}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/admin/assets/block.css" />
      ${jsonScript("block-data", data)}
      <script src="/admin/assets/block.js" defer></script>
    </head>
    <body></body>
  </html>`;
}

/** The code of a block, as the app's own files have it; null: there is no such block. */
export async function blockScript(handle: string): Promise<Response | null> {
  const block = adminBlocks().find((one) => one.handle === handle);
  return block ? moduleScript(block.module) : null;
}

/** What `shopify.query` answers: Shopify's Admin API, with the access that the app has. */
export async function queryForBlock(context: SandboxContext, body: string): Promise<Response> {
  const now = Date.now();
  const { tokens } = context.shop.installation;
  const token = tokens.find(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > now)?.token ?? "";
  const url = `${context.world.origins.home}/admin/api/2026-10/graphql.json`;
  const headers = { "content-type": "application/json", "x-shopify-access-token": token };
  return handleAdminApi(new Request(url, { method: "POST", headers, body }), context);
}
