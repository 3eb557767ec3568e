import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { remixListener } from "../../app/http/remix.ts";
import { programState } from "../../app/models/program.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
const NULL = "\u0000";
const HALF = "\ud83d";

async function routes() {
  return {
    member: await import("../../app/routes/app.members.$id.tsx"),
    members: await import("../../app/routes/app.members._index.tsx"),
    file: await import("../../app/routes/app.import.new.tsx"),
    save: await import("../../app/routes/app.program_.save.ts"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;
let staff: Staff;
/** What the listener hands a request to. */
let route: (request: Request) => Promise<unknown> = () => Promise.resolve(null);
let server: Server;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
  server = createServer(remixListener(async (request) => Response.json(await route(request))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  staff = await staffOfNewShop(database, { program: documentWith({ joining: { mode: "automatic" } }) });
});

type Asked = ReturnType<Staff["ask"]>;

/** What somebody of the staff asks a route, by way of the door that a browser asks. */
async function through({ request, params, context }: Asked, answer: (asked: Asked) => Promise<unknown>) {
  // The listener takes requests of its own server only; the route sees the shop's token as it was sent.
  route = (received) => answer({ request: received, params, context });
  const { pathname, search } = new URL(request.url);
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${pathname}${search}`;
  const body = request.method === "GET" ? {} : { body: await request.text() };
  const { status, ...reply } = await fetch(address, { method: request.method, headers: request.headers, ...body }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
  );
  return { status, text: reply.text };
}

describe("text that no database can store", () => {
  it("is left out of the note of a grant", async () => {
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    const id = must(await accountOf(database, staff.shop, "7")).memberId;
    const body = { requestId: randomUUID(), points: 5, reason: "goodwill", note: `late${NULL} par${HALF}cel` };

    const { status, text } = await through(staff.ask(`/app/members/${id}`, { params: { id }, body }), (asked) =>
      on.member.action(asked),
    );

    expect(status).toBe(200);
    expect(text).toContain("granted");
    const [gift] = await database.query("SELECT explanation->>'note' AS note FROM transfer WHERE reason LIKE 'agent%'");
    expect(gift).toEqual({ note: "late par\ufffdcel" });
  });

  it("is left out of the name of a campaign", async () => {
    const { programId } = staff.shop;
    const program = must((await programState(null, programId)).versions.at(-1)).program;
    const campaign = { id: "double", name: `Dou${NULL}ble`, effect: { kind: "multiplier", multiplier: "2" } };
    const body = { intent: "save", baseVersion: 1, program: { ...program, campaigns: [campaign] }, name: `A${NULL}b` };

    const { status, text } = await through(staff.ask("/app/program/save", { body }), (asked) => on.save.action(asked));

    expect(status).toBe(200);
    expect(text).toContain('"outcome":"saved"');
    const saved = must((await programState(null, programId)).versions.at(-1)).program;
    expect(saved.campaigns.map(({ name }) => name)).toEqual(["Double"]);
  });

  it("is left out of a file that is imported", async () => {
    const runId = randomUUID();
    const ask = (body: object) => through(staff.ask("/app/import/new", { body }), (asked) => on.file.action(asked));
    const header = [`customer${NULL} id`, "points"];

    const start = await ask({ intent: "start", runId, fileName: `mem${NULL}bers.csv`, fileBytes: 9, header });
    const part = await ask({ intent: "part", runId, from: 2, rows: [[`7${NULL}`, "5"]], part: "last" });

    expect([start.status, part.status]).toEqual([200, 200]);
    const [run] = await database.query("SELECT file_name, header FROM import_run WHERE id = $1", [runId]);
    expect(run).toEqual({ file_name: "members.csv", header: ["customer id", "points"] });
  });

  it("is left out of what is searched for", async () => {
    const { status, text } = await through(staff.ask("/app/members?q=No%00ra"), (asked) => on.members.loader(asked));

    expect(status).toBe(200);
    expect(text).toContain('"search":"Nora"');
  });
});
