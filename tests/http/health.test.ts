import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "../../app/db.server.ts";
import type { DoorRequest } from "../../app/http/door.ts";
import { handleHealth } from "../../app/http/health.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver } from "../support/deliveries.ts";

const database = freshDatabase();
const request: DoorRequest = {
  method: "GET",
  path: "/healthz",
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.alloc(0),
};
const health = async () => {
  const { status, body } = await handleHealth(request);
  return { status, body: JSON.parse(String(body)) as unknown };
};

describe("/healthz", () => {
  it("says that all is well", async () => {
    expect(await health()).toEqual({
      status: 200,
      body: { status: "ok", database: "ok", deliveries: { waiting: 0, oldestAgeSeconds: 0 } },
    });
  });

  it("tells how long the oldest delivery waits, and stays up", async () => {
    await deliver(database, { shopDomain: "a.myshopify.com", body: {} });
    await deliver(database, { shopDomain: "a.myshopify.com", body: {} });
    await database.query(
      "UPDATE delivery SET received_at = now() - interval '10 minutes' WHERE id = (SELECT min(id) FROM delivery)",
    );

    const { status, body } = await health();

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "behind", deliveries: { waiting: 2 } });
    expect(body).toHaveProperty(
      "deliveries.oldestAgeSeconds",
      expect.toSatisfy((age: number) => age >= 600 && age < 660),
    );
  });

  describe("without a database", () => {
    beforeAll(async () => {
      await closeDatabase();
      process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
    });
    afterAll(async () => {
      await closeDatabase();
      process.env.DATABASE_URL = database.url;
    });

    it("says that it is down, and nothing about where the database is", async () => {
      const { status, body } = await health();

      expect(status).toBe(503);
      expect(JSON.stringify(body)).not.toContain("127.0.0.1");
      expect(body).toEqual({ status: "down", database: "unreachable" });
    });
  });
});
