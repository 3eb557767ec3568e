import {
  Tag,
  TokenKind,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  RenderTag,
  type TagToken,
  type TopLevelToken,
} from "liquidjs";

/** Tags whose content Shopify reads by itself and never prints. */
const SILENT = ["schema", "doc"];

/** Adds Shopify's tags that our theme and extension use. */
export function registerTags(liquid: Liquid): void {
  for (const name of SILENT) {
    class SilentTag extends Tag {
      constructor(token: TagToken, remaining: TopLevelToken[], engine: Liquid) {
        super(token, remaining, engine);
        skipUntil(`end${name}`, remaining);
      }

      override render(): void {
        // Nothing to print.
      }
    }
    liquid.registerTag(name, SilentTag);
  }
  liquid.registerTag("render", BlockOrSnippet);
}

function skipUntil(end: string, remaining: TopLevelToken[]): void {
  for (let next = remaining.shift(); next; next = remaining.shift()) {
    if (next.kind === TokenKind.Tag && "name" in next && next.name === end) return;
  }
  throw new Error(`{% ${end} %} is missing`);
}

/** `{% render block %}` in a section prints an app block; every other `render` is liquidjs' own. */
class BlockOrSnippet extends Tag {
  private readonly snippet: RenderTag | null;

  constructor(token: TagToken, remaining: TopLevelToken[], engine: Liquid, parser: Parser) {
    super(token, remaining, engine);
    this.snippet = token.args.trim() === "block" ? null : new RenderTag(token, remaining, engine, parser);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (this.snippet) yield* this.snippet.render(context, emitter);
    else emitter.write(String(yield context._get(["block", "html"])));
  }
}
