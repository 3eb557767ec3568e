import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { de } from "../../app/i18n/de/texts.ts";
import { en } from "../../app/i18n/en/texts.ts";
import { localeCookie, speechFor, speechOf } from "../../app/i18n/language.ts";

describe("the admin's texts", () => {
  it("exist under the same keys in English and German", () => {
    expect([...leaves(de).keys()].sort()).toEqual([...leaves(en).keys()].sort());
  });

  it("take the same values in both languages", () => {
    const german = leaves(de);

    for (const [key, text] of leaves(en))
      expect({ key, takes: placeholders(german.get(key) ?? "") }).toEqual({ key, takes: placeholders(text) });
  });

  it("are nowhere empty", () => {
    for (const texts of [en, de]) expect([...leaves(texts)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("hold what stands on a button where its name says more, so that whoever speaks to the screen can press it", () => {
    for (const texts of [leaves(en), leaves(de)]) {
      const longer = [...texts].filter(([key]) => key.endsWith("-label"));
      const without = longer.filter(([key, text]) => {
        const shown = texts.get(key.replace(/-label$/, "")) ?? "";
        return !text.toLowerCase().includes(shown.toLowerCase());
      });

      expect(without).toEqual([]);
    }
  });

  it("are each used by some screen", () => {
    const sources = ["app/ui", "app/routes"].flatMap(sourcesBelow).join("\n");
    const used = [...sources.matchAll(/\bt\(\s*["`]([^"`]+)["`]/g)].map(([, key = ""]) => pattern(key));

    const unused = [...leaves(en).keys()].filter((key) => !used.some((one) => one.test(key)));

    expect(unused).toEqual([]);
  });
});

describe("the language of a screen", () => {
  it("is the one that Shopify names", () => {
    expect(speechFor("de")).toEqual({ locale: "de", language: "de" });
    expect(speechFor("de-CH")).toEqual({ locale: "de-CH", language: "de" });
    expect(speechFor("en-GB")).toEqual({ locale: "en-GB", language: "en" });
  });

  it("is English for languages we do not speak, and for what is no language", () => {
    for (const tag of ["fr", "", "x", "../../etc", "deutsch"])
      expect(speechFor(tag)).toEqual({ locale: "en", language: "en" });
  });

  it("is kept for documents that come without the parameter", () => {
    const first = speechOf(new Request("https://app.example/app?locale=de-AT"));
    const cookie = localeCookie(first).split(";")[0] ?? "";

    const later = speechOf(
      new Request("https://app.example/app/program", { headers: { cookie: `other=1; ${cookie}` } }),
    );

    expect(later).toEqual({ locale: "de-AT", language: "de" });
  });
});

function leaves(texts: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === "string") return [[prefix + key, value] as const];
      return typeof value === "object" && value !== null ? [...leaves(value, `${prefix}${key}.`)] : [];
    }),
  );
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name))].sort();
}

/** A key in the source as what it may stand for: computed parts match anything, plurals any form. */
function pattern(key: string): RegExp {
  const escaped = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[a-z-]+")}(_one|_other)?$`);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
