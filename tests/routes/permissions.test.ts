import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { neededAt } from "../../app/ui/permissions.tsx";

const ROUTES = new URL("../../app/routes/", import.meta.url);
/** They work something out for a form that was posted, and change nothing. */
const CHANGES_NOTHING = new Set(["app.program_.preview.ts"]);
const ACTION = /export (async )?function action\b|export const action\b/;

/** What they need is asked button by button: the guide of the first page, lists with a name, merging on a member's page. */
const ASKED_APART = new Set(["app._index.tsx", "app.members_.views.ts", "app.members.$id_.merge.ts"]);

describe("every action of the admin", () => {
  const withAction = readdirSync(ROUTES)
    .filter((name) => !CHANGES_NOTHING.has(name))
    .filter((name) => ACTION.test(readFileSync(new URL(name, ROUTES), "utf8")));

  it("is among the files that are looked at", () => {
    expect(withAction).toContain("app.members.$id.tsx");
  });

  it.each(withAction)("%s asks for a permission of its own", (name) => {
    const text = readFileSync(new URL(name, ROUTES), "utf8");
    const action = text.slice(text.search(ACTION));

    expect(action).toMatch(/adminPage\(request, (needed\(|"(support|bulk|program|settings)")/);
  });

  it.each(withAction.filter((name) => !ASKED_APART.has(name)))("%s asks for what its page says is missing", (name) => {
    const text = readFileSync(new URL(name, ROUTES), "utf8");
    const [, asked] = /adminPage\(request, "([a-z]+)"/.exec(text.slice(text.search(ACTION))) ?? [];

    expect(neededAt(addressOf(name))).toBe(asked);
  });
});

/** app.members_.bulk.$run.tsx is /app/members/bulk/1. */
function addressOf(name: string): string {
  const parts = name.replace(/\.tsx?$/, "").split(".");
  const [first, ...others] = parts.filter((part) => part !== "_index");
  return `/${[first, ...others].map((part) => (part?.startsWith("$") ? "1" : (part ?? "").replace(/_$/, ""))).join("/")}`;
}
