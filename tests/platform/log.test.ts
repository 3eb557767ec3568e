import { describe, expect, it } from "vitest";
import { createLog, redactText } from "../../app/log.server.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("trace", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

describe("the log", () => {
  it.each([
    ["https://a.myshopify.com/app?id_token=eyJhbGciOi.eyJpc3MiOi.c2ln&hmac=abc", "id_token"],
    ["GET /storefront/state?shop=a.myshopify.com&signature=0123 answered", "signature"],
    ["failed for shpat_0123456789abcdef", "shpat_"],
    ["header was Bearer eyJhbGciOi.eyJpc3MiOi.c2ln", "eyJ"],
    ["customer jane.doe@example.com asked", "jane"],
    ["cannot reach postgresql://laurel:pass@db:5432/laurel", "pass"],
  ])("takes out what is secret or personal: %s", (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
    expect(
      logged((log) => {
        log.info(text);
      }),
    ).not.toContain(secret);
    expect(
      logged((log) => {
        log.error({ error: new Error(text, { cause: new Error(text) }) }, "failed");
      }),
    ).not.toContain(secret);
  });

  it.each(["accessToken", "refresh_token", "signature", "hmac", "email", "phone", "first_name", "query", "body"])(
    "takes out fields named %s, wherever they stand",
    (name) => {
      const output = logged((log) => {
        log.info({
          [name]: "hidden",
          one: { [name]: "hidden", two: { [name]: "hidden", three: { [name]: "hidden" } } },
        });
      });

      expect(output).not.toContain("hidden");
      expect(output).toContain("[redacted]");
    },
  );

  it("keeps what is needed to look into it", () => {
    const output = logged((log) => {
      log.warn({ shop: "a.myshopify.com", order: "1", error: new TypeError("no such thing") }, "an order was skipped");
    });

    expect(JSON.parse(output)).toMatchObject({
      level: "warn",
      shop: "a.myshopify.com",
      order: "1",
      msg: "an order was skipped",
      error: { name: "TypeError", message: "no such thing" },
    });
  });
});
