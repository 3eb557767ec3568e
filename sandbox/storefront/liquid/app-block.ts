import { isObject } from "../../json.ts";
import type { LiquidEngine } from "./engine.ts";

/** An app block or embed as a merchant placed it: which one, and the settings that differ from its defaults. */
export interface PlacedBlock {
  id: string;
  /** The file's name without its ending: "loyalty". */
  type: string;
  settings: Record<string, unknown>;
}

export interface RenderedBlock {
  html: string;
  /** Asset files the block's schema asks for. */
  stylesheet: string | null;
  javascript: string | null;
}

/** Renders a block of a theme app extension with its settings, wrapped as Shopify wraps it. */
export async function renderAppBlock(
  engine: LiquidEngine,
  placed: PlacedBlock,
  scope: Record<string, unknown>,
): Promise<RenderedBlock> {
  const file = `blocks/${placed.type}.liquid`;
  const schema = engine.schema(file);
  const settings = { ...defaultsOf(schema["settings"]), ...placed.settings };
  const html = await engine.render(file, { ...scope, block: { id: placed.id, type: placed.type, settings } });
  return {
    html: `<div id="shopify-block-${placed.id}" class="shopify-block shopify-app-block">${html.trim()}</div>`,
    stylesheet: textOrNull(schema["stylesheet"]),
    javascript: textOrNull(schema["javascript"]),
  };
}

/** The defaults of a schema's settings; a setting without one is nil, as in Shopify. */
function defaultsOf(settings: unknown): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const setting of Array.isArray(settings) ? settings : []) {
    if (isObject(setting) && typeof setting["id"] === "string") defaults[setting["id"]] = setting["default"];
  }
  return defaults;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
