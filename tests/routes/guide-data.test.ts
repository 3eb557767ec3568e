import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { anchorOf, guideIn, readGuide } from "../../app/guide.server.ts";
import { de as german } from "../../app/i18n/de/texts.ts";
import { en as english } from "../../app/i18n/en/texts.ts";
import { LANGUAGES } from "../../app/i18n/language.ts";
import { chapterOfPage } from "../../app/ui/guide/chapter-of-page.ts";
import { CHAPTERS } from "../../app/ui/guide/chapters.ts";
import type { GuideBlock } from "../../app/ui/guide/guide-view.ts";
import { freshDatabase } from "../support/database.ts";
import { shopifyWithCustomers, staffOfNewShop } from "./staff.ts";

const root = path.resolve(import.meta.dirname, "../..");

describe("the merchant guide", () => {
  it("has each chapter at the address that its English heading gives, so that links stay good", () => {
    const guide = guideIn("en");

    expect(guide.chapters.map(({ title }) => anchorOf(title))).toEqual(CHAPTERS);
    expect(guide.chapters.map(({ chapter }) => chapter)).toEqual(CHAPTERS);
  });

  it("says in German what it says in English, piece by piece", () => {
    const [inEnglish, inGerman] = [guideIn("en"), guideIn("de")];

    expect(inGerman.chapters.map(shape)).toEqual(inEnglish.chapters.map(shape));
    expect(inGerman.blocks.map(sizeOf)).toEqual(inEnglish.blocks.map(sizeOf));
  });

  it("has another title for each chapter, in both languages", () => {
    for (const language of LANGUAGES) {
      const titles = guideIn(language).chapters.map(({ title }) => title);
      expect(new Set(titles).size).toBe(CHAPTERS.length);
    }
  });

  it.each([
    ["en", english, "merchant-guide.md"],
    ["de", german, "merchant-guide.de.md"],
  ])("calls screens and buttons what the admin calls them: %s", (_language, texts, file) => {
    const labels = new Set(labelsIn(texts));
    const ways = [...readFileSync(path.join(root, "docs", file), "utf8").matchAll(/\*\*([^*]+ › [^*]+)\*\*/g)];

    const unknown = ways
      .map(([, way = ""]) => way.split(/\s*›\s*/))
      .filter(([place = ""]) => !SHOPIFYS.includes(place))
      .filter((way) => !way.every((label) => labels.has(label.replace(/\s+/g, " "))));

    expect(ways.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it("shows every picture with words for those who do not see it", () => {
    for (const language of LANGUAGES) {
      const blocks = guideIn(language).chapters.flatMap((one) => one.blocks);
      const pictures = blocks.flatMap((block) => (block.kind === "picture" ? [block] : []));
      expect(pictures.length).toBeGreaterThan(0);
      expect(pictures.filter(({ source, alt }) => source === "" || alt === "")).toEqual([]);
    }
  });
});

describe("reading a guide", () => {
  const chapter = (text: string) => readGuide(`# Guide\n\n## First\n\n${text}\n\n## Second\n\n### Inner\n`).chapters[0];

  it.each([
    ["markup", "<b>bold</b>"],
    ["a quotation", "> words"],
    ["code of several lines", "```\ncode\n```"],
    ["a line across", "***"],
    ["a heading of another rank", "#### Deep"],
    ["a list within a list", "- one\n  - two"],
    ["a box to tick", "- [ ] one"],
    ["a picture within a sentence", "see ![this](images/tour.png) here"],
    ["a picture that is not there", "![this](images/none.png)"],
    ["a link to no heading", "[there](#nowhere)"],
  ])("refuses what a page cannot show: %s", (_name, text) => {
    expect(() => chapter(text)).toThrow();
  });

  it("leads links to the chapter in which a heading stands, and names documents that the admin does not have", () => {
    expect(chapter("[a](#second) [b](#inner) [c](api.md) [d](https://shopify.dev)")?.blocks).toEqual([
      {
        kind: "paragraph",
        text: [
          { kind: "link", to: `/app/guide/${CHAPTERS[1]}`, text: [{ kind: "words", words: "a" }] },
          { kind: "words", words: " " },
          { kind: "link", to: `/app/guide/${CHAPTERS[1]}`, text: [{ kind: "words", words: "b" }] },
          { kind: "words", words: " " },
          { kind: "words", words: "c" },
          { kind: "words", words: " " },
          { kind: "link", to: "https://shopify.dev", text: [{ kind: "words", words: "d" }] },
        ],
      },
    ]);
  });
});

describe("help on a page", () => {
  const pages = readdirSync(path.join(root, "app/routes"))
    .filter((file) => /^app\..+\.tsx$/.test(file) && file !== "app.$.tsx")
    .filter((file) => /^export default /m.test(readFileSync(path.join(root, "app/routes", file), "utf8")))
    .map((file) => ({ file, address: addressOfRoute(file) }));

  it("leads to a chapter from every page of the admin but the guide's own", () => {
    expect(pages.length).toBeGreaterThan(40);

    const without = pages.filter(({ address }) => chapterOfPage(address) === null).map(({ file }) => file);

    expect(without).toEqual(["app.guide.$chapter.tsx", "app.guide._index.tsx"]);
  });

  it("is about the page", () => {
    const asked = [
      "/app",
      "/app/",
      "/app/members",
      "/app/members/7",
      "/app/members/bulk/new",
      "/app/program/tiers/gold",
    ];

    expect(asked.map(chapterOfPage)).toEqual([
      "set-it-up",
      "set-it-up",
      "many-members-at-once",
      "answering-a-member",
      "many-members-at-once",
      "tiers",
    ]);
    expect(chapterOfPage("/app/nowhere")).toBeNull();
  });
});

describe("the guide's pages", () => {
  const database = freshDatabase();
  shopifyWithCustomers();

  it("are in the reader's language, at the same address", async () => {
    const staff = await staffOfNewShop(database);
    const { loader } = await import("../../app/routes/app.guide.$chapter.tsx");
    const open = (address: string) => loader({ ...staff.ask(address), params: { chapter: "tiers" } });

    expect(await open("/app/guide/tiers?locale=en")).toMatchObject({
      chapter: { title: "Tiers" },
      previous: { chapter: "what-an-order-earns" },
      next: { chapter: "campaigns", title: "Campaigns" },
    });
    expect(await open("/app/guide/tiers?locale=de")).toMatchObject({
      chapter: { title: "Stufen" },
      next: { chapter: "campaigns", title: "Aktionen" },
    });
  });

  it("know no other chapter", async () => {
    const staff = await staffOfNewShop(database);
    const { loader } = await import("../../app/routes/app.guide.$chapter.tsx");

    const answer = loader({ ...staff.ask("/app/guide/nowhere"), params: { chapter: "nowhere" } });

    await expect(answer).rejects.toMatchObject({ init: { status: 404 } });
  });
});

/** Where ways begin that lead through pages of Shopify's own. */
const SHOPIFYS = ["Apps", "Orders", "Bestellungen"];

function labelsIn(text: unknown): string[] {
  if (typeof text === "string") return [text];
  return Object.values(text ?? {}).flatMap((inner: unknown) => labelsIn(inner));
}

/** The kinds of a chapter's pieces, and how many parts each has. */
function shape({ chapter, blocks }: { chapter: string; blocks: GuideBlock[] }) {
  return { chapter, blocks: blocks.map(sizeOf) };
}

function sizeOf(block: GuideBlock): string {
  if (block.kind === "list") return `list of ${block.items.length}`;
  if (block.kind === "table") return `table of ${block.rows.length} by ${block.header.length}`;
  return block.kind;
}

/** An address that a route answers: `app.members_.bulk.$run.tsx` answers /app/members/bulk/7. */
function addressOfRoute(file: string): string {
  const parts = file.replace(/\.tsx$/, "").split(".");
  return `/${parts
    .filter((part) => part !== "_index")
    .map((part) => (part.startsWith("$") ? "7" : part.replace(/_$/, "")))
    .join("/")}`;
}
