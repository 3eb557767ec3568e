// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import ChapterRoute from "../../app/routes/app.guide.$chapter.tsx";
import GuideRoute from "../../app/routes/app.guide._index.tsx";
import type { ChapterPageProps } from "../../app/ui/guide/chapter-page.tsx";
import type { GuideBlock, GuideText } from "../../app/ui/guide/guide-view.ts";
import { HelpOnThisPage } from "../../app/ui/guide/help-on-this-page.tsx";
import { MoreAbout } from "../../app/ui/guide/more-about.tsx";
import { renderScreen } from "./admin-screen.tsx";

const words = (text: string): GuideText[] => [{ kind: "words", words: text }];

describe("a chapter of the guide", () => {
  it("shows every kind of piece as what it is", async () => {
    showChapter([
      { kind: "heading", text: words("Inside") },
      {
        kind: "paragraph",
        text: [
          { kind: "strong", text: words("important") },
          { kind: "emphasis", text: words("as shown") },
          { kind: "code", words: "order_id" },
          { kind: "link", to: "/app/guide/leaving", text: words("elsewhere") },
          { kind: "link", to: "https://shopify.dev", text: words("outside") },
        ],
      },
      { kind: "list", isNumbered: true, items: [words("one"), words("two")] },
      {
        kind: "table",
        header: [words("column"), words("name"), words("meaning")],
        rows: [[words("first"), words("second"), words("third")]],
      },
      { kind: "picture", source: "/assets/a.png", alt: "What it looks like" },
    ]);

    expect(await screen.findByRole("heading", { level: 1, name: "Tiers" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 2, name: "Inside" })).toBeInTheDocument();
    expect(screen.getByText("important").tagName).toBe("STRONG");
    expect(screen.getByText("as shown").tagName).toBe("EM");
    expect(screen.getByText("order_id").tagName).toBe("CODE");
    expect(screen.getByRole("link", { name: "elsewhere" })).toHaveAttribute("href", "/app/guide/leaving");
    expect(screen.getByRole("link", { name: "outside" })).toHaveAttribute("target", "_blank");
    const items = within(screen.getByRole("list")).getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual(["one", "two"]);
    expect(screen.getAllByRole("term").map((term) => term.textContent)).toEqual(["column", "first"]);
    expect(screen.getAllByRole("definition").map((one) => one.textContent)).toEqual(["namemeaning", "secondthird"]);
    expect(screen.getByRole("img", { name: "What it looks like" })).toHaveAttribute("src", "/assets/a.png");
  });

  it("leads to its neighbours, and back to all chapters", async () => {
    showChapter([]);

    expect(await screen.findByRole("link", { name: "Previous chapter" })).toHaveAttribute("href", "/app/guide/privacy");
    expect(screen.getByRole("link", { name: "Next chapter" })).toHaveAttribute("href", "/app/guide/leaving");
    expect(screen.getByRole("link", { name: "Merchant guide" })).toHaveAttribute("href", "/app/guide");
  });
});

describe("the guide", () => {
  it("begins with its chapters", async () => {
    const chapters = [{ chapter: "tiers", title: "Stufen" }];
    const loader = () => ({ title: "Handbuch", blocks: [{ kind: "paragraph", text: words("Was es ist.") }], chapters });
    renderScreen([{ path: "/app/guide", Component: GuideRoute, loader }], { at: "/app/guide", language: "de" });

    expect(await screen.findByRole("heading", { level: 1, name: "Handbuch" })).toBeInTheDocument();
    expect(screen.getByText("Was es ist.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Stufen" })).toHaveAttribute("href", "/app/guide/tiers");
  });
});

describe("help", () => {
  it("stands at the foot of a page, and leads to its chapter", async () => {
    renderScreen([{ path: "/app/members/7", Component: HelpOnThisPage }], { at: "/app/members/7", language: "de" });

    const link = await screen.findByRole("link", { name: "Hilfe zu dieser Seite" });
    expect(link).toHaveAttribute("href", "/app/guide/answering-a-member");
  });

  it("is not offered on the guide itself", async () => {
    const Component = () => (
      <>
        <p>the guide</p>
        <HelpOnThisPage />
      </>
    );
    renderScreen([{ path: "/app/guide", Component }], { at: "/app/guide" });

    expect(await screen.findByText("the guide")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Help on this page" })).toBeNull();
  });

  it("beside a question says by name what it is about", async () => {
    renderScreen([{ path: "/app/x", Component: () => <MoreAbout subject="expiry" /> }], { at: "/app/x" });

    const link = await screen.findByRole("link", { name: "More about this: when points expire" });
    expect(link).toHaveAttribute("href", "/app/guide/when-points-expire");
    expect(link).toHaveTextContent("More about this");
  });
});

function showChapter(blocks: GuideBlock[]): void {
  const loaded: ChapterPageProps = {
    chapter: { chapter: "tiers", title: "Tiers", blocks },
    previous: { chapter: "privacy", title: "Privacy" },
    next: { chapter: "leaving", title: "Leaving" },
  };
  const at = "/app/guide/tiers";
  renderScreen([{ path: at, Component: ChapterRoute, loader: () => loaded }], { at });
}
