import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReply, type DoorRequest } from "../../app/http/door.ts";
import { createListener } from "../../app/http/listener.ts";
import { serveStatic } from "../../app/http/static-files.ts";

const seen: DoorRequest[] = [];
let server: Server;
let origin = "";

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "laurel-static-"));
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "assets", "app-1a2b.js"), "export const text = 'ä';\n".repeat(100));
  writeFileSync(path.join(folder, "favicon.svg"), "<svg/>");
  writeFileSync(path.join(folder, ".secret"), "secret");

  const doors = [
    {
      path: "/echo/",
      bodyBytesMax: 1000,
      door: (request: DoorRequest) => (seen.push(request), Promise.resolve(jsonReply(200, { path: request.path }))),
    },
    { path: "/broken", bodyBytesMax: 1000, door: () => Promise.reject(new Error("secret detail")) },
  ];
  const otherwise = serveStatic(folder, (_request, response) => response.writeHead(404).end("otherwise"));
  server = createServer(createListener(doors, otherwise));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends exactly these bytes and returns what comes back until the connection closes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => {
      resolve(answer);
    });
    socket.on("error", reject);
  });
}

describe("a plain door", () => {
  it("gets the request whole, its query apart, and headers that were sent twice as two", async () => {
    const port = new URL(origin).port;
    const headers = { "x-one": "1", "x-two": ["1", "2"] };
    await new Promise((resolve) =>
      httpRequest({ port, path: "/echo/a?b=1&b=2", method: "POST", headers }, resolve).end("body"),
    );

    const [request] = seen.splice(0);
    expect(request).toMatchObject({ method: "POST", path: "/echo/a", body: Buffer.from("body") });
    expect(request?.query.getAll("b")).toEqual(["1", "2"]);
    expect(request?.headers["x-one"]).toEqual(["1"]);
    expect(request?.headers["x-two"]).toEqual(["1", "2"]);
  });

  it("answers for itself and what is below it, and nothing else", async () => {
    expect((await fetch(`${origin}/echo`)).status).toBe(200);
    expect((await fetch(`${origin}/echo/`)).status).toBe(200);
    expect((await fetch(`${origin}/echoes`)).status).toBe(404);
    expect((await fetch(`${origin}/broken/x`)).status).toBe(404);
  });

  it("refuses a body that is too long, announced or not", async () => {
    const announced = await fetch(`${origin}/echo/`, { method: "POST", body: "x".repeat(1001) });
    expect(announced.status).toBe(413);

    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(Buffer.alloc(2000, "x"));
        controller.close();
      },
    });
    const streamed = await fetch(`${origin}/echo/`, { method: "POST", body, duplex: "half" });
    expect(streamed.status).toBe(413);
    expect((await fetch(`${origin}/echo/`, { method: "POST", body: "x".repeat(1000) })).status).toBe(200);
  });

  it("that throws is answered 500, without a word about why", async () => {
    const response = await fetch(`${origin}/broken`);

    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.text()).not.toContain("secret");
  });

  it.each([
    "GET //evil.example.com/echo/ HTTP/1.1",
    "GET /%zz HTTP/1.1",
    "GET /echo/%00?%ff&&&=&a=%zz HTTP/1.1",
    "OPTIONS * HTTP/1.1",
    "GET http://evil.example.com/echo/ HTTP/1.1",
  ])("and everything else survive %s", async (line) => {
    const answer = await raw(`${line}\r\nhost: x\r\nconnection: close\r\n\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d/);
  });
});

describe("static files", () => {
  it("may be kept for ever when they are named after their content", async () => {
    const response = await fetch(`${origin}/assets/app-1a2b.js?anything`);

    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toContain("'ä'");
  });

  it("are kept an hour otherwise, and come plain to who wants them so", async () => {
    const response = await fetch(`${origin}/favicon.svg`, { headers: { "accept-encoding": "identity" } });

    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe("<svg/>");
  });

  it("have heads", async () => {
    const response = await fetch(`${origin}/favicon.svg`, { method: "HEAD" });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it.each(["/.secret", "/assets/../.secret", "/..%2f..%2fetc/passwd", "/assets/", "/"])(
    "are no way to %s",
    async (url) => {
      expect(await raw(`GET ${url} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404/);
    },
  );

  it("are read, not written", async () => {
    expect((await fetch(`${origin}/favicon.svg`, { method: "POST" })).status).toBe(404);
  });
});
