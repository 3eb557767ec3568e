import type { Chapter } from "./chapters.ts";

/** A piece of running text in the guide. */
export type GuideText =
  | { kind: "words"; words: string }
  | { kind: "code"; words: string }
  | { kind: "strong"; text: GuideText[] }
  | { kind: "emphasis"; text: GuideText[] }
  /** To a chapter, or to a page outside. */
  | { kind: "link"; to: string; text: GuideText[] };

/** What stands between two headings of the guide. */
export type GuideBlock =
  | { kind: "heading"; text: GuideText[] }
  | { kind: "paragraph"; text: GuideText[] }
  | { kind: "list"; isNumbered: boolean; items: GuideText[][] }
  | { kind: "table"; header: GuideText[][]; rows: GuideText[][][] }
  | { kind: "picture"; source: string; alt: string };

/** Where a chapter is, and what it is called in the reader's language. */
export interface ChapterLink {
  chapter: Chapter;
  title: string;
}

export interface ChapterView extends ChapterLink {
  blocks: GuideBlock[];
}
