import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isObject } from "../json.ts";
import { renderAppBlock, type PlacedBlock, type RenderedBlock } from "./liquid/app-block.ts";
import { createEngine, type LiquidEngine } from "./liquid/engine.ts";
import { appObject, globalObjects } from "./liquid-objects.ts";
import type { LiquidObject } from "./product-object.ts";
import type { Visit } from "./visit.ts";

export const THEME_FOLDER = fileURLToPath(new URL("./theme/", import.meta.url));
export const EXTENSION_FOLDER = fileURLToPath(new URL("../../extensions/loyalty-theme/", import.meta.url));

/** Where a theme editor keeps a placed app block: shopify://apps/<app>/blocks/<block>/<extension id>. */
const APP_BLOCK = /^shopify:\/\/apps\/[^/]+\/blocks\/([\w-]+)\//;

interface Engines {
  theme: LiquidEngine;
  extension: LiquidEngine;
}

interface PageParts {
  content: string;
  blocks: RenderedBlock[];
}

/**
 * Renders a page of the store: the template's sections with the app blocks placed in them, the app embeds, and the layout around.
 *
 * @param template a JSON template of the theme ("product")
 * @param objects what Liquid sees besides the objects of every page
 */
export async function renderThemePage(visit: Visit, template: string, objects: LiquidObject = {}): Promise<string> {
  const globals = { ...globalObjects(visit), ...objects, template: { name: template } };
  const engines = enginesOf(visit, globals);
  const page = readJson(path.join(THEME_FOLDER, "templates", `${template}.json`));
  return inLayout(visit, engines, await renderSections(visit, engines, page));
}

/** Renders what an app answered as Liquid in the theme's layout, as Shopify does with `application/liquid` from an app proxy. */
export async function renderAppPage(visit: Visit, source: string): Promise<string> {
  const engines = enginesOf(visit, { ...globalObjects(visit), template: { name: "app" } });
  return inLayout(visit, engines, { content: await engines.theme.renderText(source), blocks: [] });
}

async function inLayout(visit: Visit, engines: Engines, { content, blocks }: PageParts): Promise<string> {
  const embeds = await renderEmbeds(visit, engines);
  const html = await engines.theme.render("layout/theme.liquid", {
    content_for_header: headerOf([...blocks, ...embeds]),
    content_for_layout: content,
  });
  return html.replace("</body>", () => `${embeds.map((embed) => embed.html).join("\n")}\n</body>`);
}

/** Renders a page of the checkout: Shopify's own, so neither the theme's layout nor any app block is on it. */
export async function renderCheckoutPage(visit: Visit, template: string, objects: LiquidObject = {}): Promise<string> {
  const { theme } = enginesOf(visit, { ...globalObjects(visit), ...objects });
  const content = await theme.render(`checkout/${template}.liquid`, {});
  return theme.render("layout/checkout.liquid", { content_for_header: "", content_for_layout: content });
}

async function renderSections(visit: Visit, engines: Engines, page: LiquidObject): Promise<PageParts> {
  const parts: PageParts = { content: "", blocks: [] };
  const order = Array.isArray(page["order"]) ? page["order"].map(String) : [];
  for (const id of order) {
    const section = memberOf(page["sections"], id);
    const blocks = await renderPlaced(visit, engines, section["blocks"]);
    const html = await engines.theme.render(`sections/${String(section["type"])}.liquid`, {
      section: { id, settings: section["settings"] ?? {}, blocks },
    });
    parts.content += `<div id="shopify-section-${id}" class="shopify-section">${html}</div>\n`;
    parts.blocks.push(...blocks);
  }
  return parts;
}

async function renderEmbeds(visit: Visit, engines: Engines): Promise<RenderedBlock[]> {
  const settings = readJson(path.join(THEME_FOLDER, "config", "settings_data.json"));
  return renderPlaced(visit, engines, memberOf(settings, "current")["blocks"]);
}

/** Renders app blocks as placed. Without the app there are none: uninstalling takes them off the theme. */
async function renderPlaced(visit: Visit, engines: Engines, placed: unknown): Promise<RenderedBlock[]> {
  if (!visit.context.shop.installation.isInstalled || !isObject(placed)) return [];
  const rendered: RenderedBlock[] = [];
  for (const [id, block] of Object.entries(placed)) {
    const found = placedBlock(id, block);
    if (found) rendered.push(await renderAppBlock(engines.extension, found, {}));
  }
  return rendered;
}

function placedBlock(id: string, block: unknown): PlacedBlock | null {
  if (!isObject(block) || block["disabled"] === true) return null;
  const type = APP_BLOCK.exec(String(block["type"]))?.[1];
  return type === undefined ? null : { id, type, settings: isObject(block["settings"]) ? block["settings"] : {} };
}

/** Links each stylesheet and script once, however many blocks ask for it. */
function headerOf(blocks: RenderedBlock[]): string {
  const url = (file: string) => `/cdn/extensions/laurel/${file}`;
  const styles = new Set(blocks.flatMap((block) => block.stylesheet ?? []));
  const scripts = new Set(blocks.flatMap((block) => block.javascript ?? []));
  return [
    ...[...styles].map((file) => `<link rel="stylesheet" href="${url(file)}">`),
    ...[...scripts].map((file) => `<script src="${url(file)}" defer></script>`),
  ].join("\n");
}

function enginesOf(visit: Visit, globals: LiquidObject): Engines {
  const shared = { locale: visit.locale, currency: visit.context.shop.settings.currency };
  const app = appObject(visit.context);
  return {
    theme: createEngine({ ...shared, folder: THEME_FOLDER, assetsUrl: "/cdn/theme/", globals }),
    extension: createEngine({
      ...shared,
      folder: EXTENSION_FOLDER,
      assetsUrl: "/cdn/extensions/laurel/",
      globals: { ...globals, app },
    }),
  };
}

function memberOf(value: unknown, key: string): Record<string, unknown> {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

function readJson(file: string): Record<string, unknown> {
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isObject(value) ? value : {};
}
