import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { GraphQLError, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { adminOperations } from "../../scripts/admin-operations.ts";
import { codegenFindings } from "../../scripts/check-codegen.ts";
import { adminSchema } from "../../scripts/shopify-schema.ts";

const TYPES = path.join(import.meta.dirname, "..", "..", "app", "shopify", "types");

describe("the Admin operations", () => {
  it("are all found, under names of their own", () => {
    const names = adminOperations().map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(["ShopFacts", "OrdersById", "CreateDiscountCode", "SetMetafields"]));
    expect(new Set(names).size).toBe(names.length);
  });

  it("would be refused by Shopify's schema with a field that it does not know", () => {
    const errors = validate(adminSchema(), parse("query { shop { loyaltyPoints } }"));

    expect(errors).toEqual([expect.any(GraphQLError)]);
  });

  // Without a stale one, this is what `npm run check` asks.
  it("fit the schema, and types that are stale are found", { timeout: 60_000 }, () => {
    const copy = mkdtempSync(path.join(tmpdir(), "laurel-types-"));
    try {
      cpSync(TYPES, copy, { recursive: true });
      appendFileSync(path.join(copy, "admin.generated.d.ts"), "// stale\n");

      expect(codegenFindings(copy)).toEqual(["app/shopify/types/admin.generated.d.ts is stale: run `npm run codegen`"]);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
