import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { digNumber } from "./dig.ts";
import { exchange, playground } from "./playground.ts";

const play = playground();

async function idToken(): Promise<string> {
  return (await play.control<{ token: string }>("POST", "/id-token", {})).body.token;
}

async function works(token: string | undefined): Promise<boolean> {
  return (await play.graphql("{ shop { name } }", {}, token ?? "")).status === 200;
}

const refresh = (token: string | undefined) =>
  exchange(play.sandbox, { grant_type: "refresh_token", refresh_token: token ?? "" });

test("an ID token buys an expiring offline token", async () => {
  const { status, body } = await exchange(play.sandbox, { subject_token: await idToken() });

  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(body.scope?.split(",")).toContain("read_orders");
  expect(await works(body.access_token)).toBe(true);
});

test("an ID token is good for a minute and signed with the app's secret", async () => {
  const [head = "", payload = "", signature] = (await idToken()).split(".");
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));

  expect(claims).toMatchObject({ aud: play.sandbox.apiKey, dest: `https://${play.sandbox.shop}` });
  expect(digNumber(claims, "exp") - Math.floor(Date.now() / 1000)).toBeGreaterThan(55);
  expect(signature).toBe(createHmac("sha256", play.sandbox.apiSecret).update(`${head}.${payload}`).digest("base64url"));
});

test("an ID token names the member of staff who sits in front of the admin", async () => {
  const subject = async (cookie: string): Promise<unknown> => {
    const answer = await fetch(`${play.sandbox.home}/admin/bridge/id-token`, { headers: { cookie } });
    const [, payload = ""] = z
      .object({ token: z.string() })
      .parse(await answer.json())
      .token.split(".");
    return z.object({ sub: z.string() }).parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).sub;
  };
  const opened = await fetch(`${play.sandbox.home}/admin/orders?staff=7`);
  const remembered = opened.headers.getSetCookie().map((cookie) => cookie.replace(/;.*/, ""));

  expect(await subject("")).toBe("1");
  expect(await subject(remembered.join("; "))).toBe("7");
});

test("a forged ID token and a wrong secret buy nothing", async () => {
  const good = await idToken();
  const forged = `${good.slice(0, -2)}xx`;

  expect((await exchange(play.sandbox, { subject_token: forged })).body.error).toBe("invalid_subject_token");
  expect((await exchange(play.sandbox, { subject_token: "nonsense" })).body.error).toBe("invalid_subject_token");
  const wrong = await exchange(play.sandbox, { subject_token: good, client_secret: "other" });
  expect([wrong.status, wrong.body.error]).toEqual([400, "application_cannot_be_found"]);
});

test("a refresh gives a new pair; the old refresh token lives until the new one is used", async () => {
  const first = (await exchange(play.sandbox, { subject_token: await idToken() })).body;
  const second = (await refresh(first.refresh_token)).body;
  expect(second.access_token).not.toBe(first.access_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await works(first.access_token)).toBe(true);

  const again = (await refresh(first.refresh_token)).body;
  expect(again.access_token).toBeTruthy();
  const third = await refresh(again.refresh_token);
  expect(third.status).toBe(200);

  const dead = await refresh(first.refresh_token);
  expect(dead.status).toBe(401);
  expect(dead.body.error_description).toBe("This request requires an active refresh_token");
});

test("an expired access token is refused and its refresh token still works", async () => {
  const pair = (await exchange(play.sandbox, { subject_token: await idToken() })).body;
  await play.control("POST", "/tokens/expire", {});

  expect(await works(pair.access_token)).toBe(false);
  expect(await works((await refresh(pair.refresh_token)).body.access_token)).toBe(true);
});

test("an uninstall kills every token at once; opening the app again installs it", async () => {
  const pair = (await exchange(play.sandbox, { subject_token: await idToken() })).body;
  const late = await idToken();
  await play.control("POST", "/uninstall", {});

  expect(await works(pair.access_token)).toBe(false);
  expect((await refresh(pair.refresh_token)).status).toBe(401);
  expect((await exchange(play.sandbox, { subject_token: late })).body.error).toBe("invalid_subject_token");

  const back = (await exchange(play.sandbox, { subject_token: await idToken() })).body;
  expect(await works(back.access_token)).toBe(true);
});
