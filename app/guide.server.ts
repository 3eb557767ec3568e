import { lexer, type Token, type Tokens } from "marked";
import german from "../docs/merchant-guide.de.md?raw";
import english from "../docs/merchant-guide.md?raw";
import type { Language } from "./i18n/language.ts";
import { assertNever, invariant } from "./loyalty/assert.ts";
import { addressOf, type Chapter, CHAPTERS } from "./ui/guide/chapters.ts";
import type { ChapterView, GuideBlock, GuideText } from "./ui/guide/guide-view.ts";

/** The merchant guide in one language. */
export interface Guide {
  title: string;
  /** What stands before the first chapter. */
  blocks: GuideBlock[];
  chapters: ChapterView[];
}

const SOURCES: Readonly<Record<Language, string>> = { en: english, de: german };
const PICTURES = import.meta.glob<string>("../docs/images/*.png", { query: "?url", import: "default", eager: true });

/** The kinds of Markdown that pages can show: what stands between headings, and what stands within a sentence. */
type BlockToken = Tokens.Space | Tokens.Heading | Tokens.Paragraph | Tokens.List | Tokens.Table;
type TextToken = Tokens.Text | Tokens.Escape | Tokens.Codespan | Tokens.Strong | Tokens.Em | Tokens.Link;
const BLOCKS: ReadonlySet<string> = new Set<BlockToken["type"]>(["space", "heading", "paragraph", "list", "table"]);
const TEXTS: ReadonlySet<string> = new Set<TextToken["type"]>(["text", "escape", "codespan", "strong", "em", "link"]);

const read = new Map<Language, Guide>();

/**
 * The merchant guide as its pages show it, from the files in docs/. Both languages have the same chapters in the same order, at the
 * addresses of `CHAPTERS`.
 *
 * @throws when a file holds something that the pages cannot show, or a link that leads nowhere
 */
export function guideIn(language: Language): Guide {
  const guide = read.get(language) ?? readGuide(SOURCES[language]);
  read.set(language, guide);
  return guide;
}

/**
 * Reads a guide: the first heading is its title, and each of the second rank begins a chapter.
 *
 * @throws as `guideIn` does
 */
export function readGuide(markdown: string): Guide {
  const tokens = lexer(markdown);
  const blocks = tokens.map((token) => (isBlock(token) ? token : refuse(token)));
  const headings = blocks.filter((token) => token.type === "heading");
  const links = chaptersByAnchor(headings);
  const guide: Guide = { title: headings.find(({ depth }) => depth === 1)?.text ?? "", blocks: [], chapters: [] };
  for (const token of blocks) {
    if (token.type === "heading" && token.depth === 1) continue;
    const next = CHAPTERS[guide.chapters.length];
    if (token.type === "heading" && token.depth === 2) {
      invariant(next, `“${token.text}” has no address`);
      guide.chapters.push({ chapter: next, title: token.text, blocks: [] });
    } else {
      (guide.chapters.at(-1) ?? guide).blocks.push(...blockOf(token, links));
    }
  }
  return guide;
}

/** The anchor that a heading has where Markdown is read as it is: letters, digits and hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replace(/\s/g, "-");
}

type Links = ReadonlyMap<string, Chapter>;

/** The chapter in which each heading stands. */
function chaptersByAnchor(headings: readonly Tokens.Heading[]): Links {
  const links = new Map<string, Chapter>();
  let begun = 0;
  for (const { depth, text } of headings) {
    if (depth === 2) begun += 1;
    const chapter = CHAPTERS[begun - 1];
    if (chapter) links.set(anchorOf(text), chapter);
  }
  return links;
}

function blockOf(token: BlockToken, links: Links): GuideBlock[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      invariant(token.depth === 3, `“${token.text}” is a heading of a rank that chapters do not have`);
      return [{ kind: "heading", text: textOf(token.tokens, links) }];
    case "paragraph": {
      const [first, ...others] = token.tokens;
      if (first && isPicture(first) && others.length === 0) return [pictureOf(first)];
      return [{ kind: "paragraph", text: textOf(token.tokens, links) }];
    }
    case "list":
      return [{ kind: "list", isNumbered: token.ordered, items: token.items.map((item) => itemOf(item, links)) }];
    case "table": {
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => textOf(cell.tokens, links));
      return [{ kind: "table", header: cells(token.header), rows: token.rows.map(cells) }];
    }
    default:
      return assertNever(token);
  }
}

/** An item of a list is one piece of text. */
function itemOf({ tokens, raw }: Tokens.ListItem, links: Links): GuideText[] {
  const [first, ...others] = tokens;
  invariant(first && isSentence(first) && others.length === 0, `an item of a list is more than text: ${raw}`);
  return textOf(first.tokens ?? [], links);
}

function pictureOf({ href, text }: Tokens.Image): GuideBlock {
  const source = PICTURES[`../docs/${href}`];
  invariant(source, `there is no picture ${href}`);
  return { kind: "picture", source, alt: text };
}

function textOf(tokens: readonly Token[], links: Links): GuideText[] {
  return tokens.flatMap((token) => pieceOf(isText(token) ? token : refuse(token), links));
}

function pieceOf(token: TextToken, links: Links): GuideText[] {
  switch (token.type) {
    case "text":
    case "escape":
      return [{ kind: "words", words: token.text.replaceAll("\n", " ") }];
    case "codespan":
      return [{ kind: "code", words: token.text }];
    case "strong":
      return [{ kind: "strong", text: textOf(token.tokens, links) }];
    case "em":
      return [{ kind: "emphasis", text: textOf(token.tokens, links) }];
    case "link":
      return linkOf(token, links);
    default:
      return assertNever(token);
  }
}

/** A chapter is linked; another document, which the admin does not have, is only named. */
function linkOf({ href, tokens }: Tokens.Link, links: Links): GuideText[] {
  const text = textOf(tokens, links);
  if (href.startsWith("https://")) return [{ kind: "link", to: href, text }];
  if (!href.startsWith("#")) return text;
  const chapter = links.get(decodeURIComponent(href.slice(1)));
  invariant(chapter, `a link leads nowhere: ${href}`);
  return [{ kind: "link", to: addressOf(chapter), text }];
}

function isBlock(token: Token): token is BlockToken {
  return BLOCKS.has(token.type);
}

function isText(token: Token): token is TextToken {
  return TEXTS.has(token.type);
}

function isPicture(token: Token): token is Tokens.Image {
  return token.type === "image";
}

function isSentence(token: Token): token is Tokens.Text | Tokens.Paragraph {
  return token.type === "text" || token.type === "paragraph";
}

function refuse({ type, raw }: Token): never {
  throw new Error(`The guide holds what its pages cannot show, ${type}: ${raw}`);
}
