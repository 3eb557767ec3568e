import { Liquid } from "liquidjs";
import { beforeEach, describe, expect, it } from "vitest";
import { proxySignature } from "../../app/http/signature.ts";
import { type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { liveShop } from "../support/live-shop.ts";

const database = freshDatabase();
testEnvironment();

let shop: Awaited<ReturnType<typeof liveShop>>;
let domain: string;

beforeEach(async () => {
  shop = await liveShop(database);
  domain = await domainOf(database, shop);
  await database.query("UPDATE shop SET name = 'Hearth & Leaf' WHERE domain = $1", [domain]);
});

describe("the page of the program's terms", () => {
  it("stands for everybody, in the theme, by the language of the page", async () => {
    const { status, headers, shown } = await ask();

    expect(status).toBe(200);
    expect(headers?.["content-type"]).toBe("application/liquid; charset=utf-8");
    expect(await shown("en")).toContain("This loyalty program is run by Hearth &#38; Leaf.");
    expect(await shown("de-CH")).toContain("Dieses Treueprogramm betreibt Hearth &#38; Leaf.");
    expect(await shown("fr")).toContain("Program terms");
  });

  it("is in the language that is asked for, whatever the page's", async () => {
    const { shown } = await ask({ lang: "de" });

    expect(await shown("en")).toContain("Teilnahmebedingungen");
  });

  it("names whom the merchant says runs it, with a link to the privacy policy", async () => {
    await database.query(
      "INSERT INTO shop_settings (program_id, shop_id, company, contact, privacy_url) VALUES ($1, $2, 'Hearth Ltd', 'help@hearth.example', 'https://hearth.example/privacy?a=1&b=2')",
      [shop.programId, shop.shopId],
    );
    const { shown } = await ask();

    expect(await shown("en")).toContain("run by Hearth Ltd.");
    expect(await shown("en")).toContain('<a href="https://hearth.example/privacy?a=1&#38;b=2">');
  });

  it("shows what a merchant has named something, and never carries it out", async () => {
    const name = { one: "<b>x</b>", many: "{{ shop.secret }}{% raise %}" };
    await save({ ...simpleProgram(100), units: [{ id: "points", name }] }, 2);
    const { shown } = await ask();

    const page = await shown("en");

    expect(page).toContain("&#123;&#123; shop.secret &#125;&#125;&#123;% raise %&#125;");
    expect(page).not.toContain("<b>");
  });

  it("shows the newest version, and by number each that ever held, linked to one another", async () => {
    await save(simpleProgram(100), 2, START + 86_400);

    expect(await (await ask()).shown("en")).toContain("Version 2, in force since 2 March 2026");
    const first = await (await ask({ version: "1" })).shown("en");
    expect(first).toContain("Version 1, in force since 1 March 2026");
    expect(first).toContain('<a href="?version=2">Later version</a>');
  });

  it("tells what is announced for which day, and not in what is over", async () => {
    await save({ ...simpleProgram(100), policies: { reminderDays: 20 } }, 2, START + 86_400);
    const dearer = { ...simpleProgram(100), rewards: [{ id: "voucher", kind: "fixed-amount", points: 200, amountMinor: 100 }] }; // prettier-ignore
    await database.query(
      `INSERT INTO announced_change (program_id, base_version, document, name, due_at, announced_at, announced_by)
       VALUES ($1, 1, $2, '', '2027-01-03T12:00:00Z', now(), 'test')`,
      [shop.programId, JSON.stringify(dearer)],
    );

    const { shown } = await ask();

    expect(await shown("en")).toContain("<h2>From 3 January 2027</h2>");
    expect(await shown("en")).toContain("Costs 200 Coins. Until then: Costs 100 Coins.");
    expect(await shown("de")).toContain("<h2>Ab dem 3. Januar 2027</h2>");
    expect(await (await ask({ version: "1" })).shown("en")).not.toContain("2027");
  });

  it.each(["0", "3", "01", "1 ", "x"])("has no version %j", async (version) => {
    expect((await ask({ version })).status).toBe(404);
  });

  it("has nothing of a program that is not live, nor of versions that only somebody worked on", async () => {
    await database.query("UPDATE program SET status = 'off' WHERE id = $1", [shop.programId]);
    expect((await ask()).status).toBe(404);

    await database.query("UPDATE program SET status = 'live', live_from = now() WHERE id = $1", [shop.programId]);
    await save(simpleProgram(100), 2, START + 86_400);
    expect((await ask({ version: "1" })).status).toBe(404);
  });

  it("has nothing of a program in test, for strangers or testers", async () => {
    await database.query("UPDATE program SET testing_since = live_from WHERE id = $1", [shop.programId]);

    expect((await ask()).status).toBe(404);
  });

  it("is this shop's alone, signed by Shopify, and only read", async () => {
    await database.query("UPDATE shop SET state = 'uninstalled' WHERE domain = $1", [domain]);

    expect((await ask()).status).toBe(404);
    expect((await ask({}, { forge: (query) => query.set("version", "1") })).status).toBe(400);
    expect((await ask({}, { method: "POST" })).status).toBe(405);
  });
});

async function save(program: ProgramInput, version: number, at = START): Promise<void> {
  await database.query(
    `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
     VALUES ($1, $2, $3, to_timestamp($4), to_timestamp($4), 'test')`,
    [shop.programId, version, JSON.stringify(programSchema.parse(program)), at],
  );
}

async function ask(
  asked: Record<string, string> = {},
  { method = "GET", forge }: { method?: string; forge?: (query: URLSearchParams) => void } = {},
) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({ shop: domain, path_prefix: "/apps/rewards", timestamp, ...asked });
  query.set("logged_in_customer_id", "");
  query.set("signature", proxySignature(query, process.env.SHOPIFY_API_SECRET ?? ""));
  forge?.(query);
  const { handleStorefront } = await import("../../app/http/storefront.ts");
  const reply = await handleStorefront({
    method,
    path: "/storefront/terms",
    query,
    headers: {},
    body: Buffer.from(""),
  });
  const shown = async (locale: string) =>
    String(await new Liquid().parseAndRender(String(reply.body), { request: { locale: { iso_code: locale } } }));
  return { ...reply, shown };
}
