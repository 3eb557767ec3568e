import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROUTES = new URL("../../app/routes/", import.meta.url);
/** They work something out for a form that was posted, and change nothing. */
const CHANGES_NOTHING = new Set(["app.program_.preview.ts"]);
const ACTION = /export (async )?function action\b|export const action\b/;

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
});
