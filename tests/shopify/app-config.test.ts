import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLOutputType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { TOPICS } from "../../app/jobs/topics.ts";
import {
  API_VERSION,
  APP_PROXY,
  COMPLIANCE_TOPICS,
  MEMBER_METAFIELD,
  missingScopes,
  OPTIONAL_SCOPES,
  REQUIRED_SCOPES,
  WEBHOOK_TOPICS,
} from "../../app/shopify/app-config.ts";
import { adminOperations } from "../../scripts/admin-operations.ts";
import { ADMIN_API_VERSION, adminSchema, offlineScopes } from "../../scripts/shopify-schema.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const text = readFileSync(path.join(ROOT, "shopify.app.toml"), "utf8");
const toml = z
  .object({
    embedded: z.boolean(),
    access_scopes: z.object({
      scopes: z.string(),
      optional_scopes: z.array(z.string()),
      use_legacy_install_flow: z.boolean(),
    }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.strictObject({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
        }),
      ),
    }),
    app_proxy: z.object({ prefix: z.string(), subpath: z.string(), url: z.string() }),
    customer: z.object({ metafields: z.object({ app: z.record(z.string(), z.unknown()) }) }),
  })
  .parse(parse(text));

const scopes = toml.access_scopes.scopes.split(",");
const topics = toml.webhooks.subscriptions.flatMap((subscription) => subscription.topics);
const schema = adminSchema();

describe("shopify.app.toml and the code", () => {
  it("name the same version of the Admin API, and the schema is that version's", () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
    expect(ADMIN_API_VERSION).toBe(API_VERSION);
  });

  it("name the same scopes", () => {
    expect(scopes.toSorted()).toEqual([...REQUIRED_SCOPES]);
    expect(toml.access_scopes.optional_scopes.toSorted()).toEqual([...OPTIONAL_SCOPES]);
    expect(toml.access_scopes.use_legacy_install_flow).toBe(false);
    expect(toml.embedded).toBe(true);
  });

  it("name the same webhook topics, each once", () => {
    const compliance = toml.webhooks.subscriptions.flatMap((subscription) => subscription.compliance_topics);

    expect(topics.toSorted()).toEqual([...WEBHOOK_TOPICS]);
    expect(compliance.toSorted()).toEqual([...COMPLIANCE_TOPICS]);
  });

  it("have somebody who handles each topic", () => {
    const unhandled = [...WEBHOOK_TOPICS, ...COMPLIANCE_TOPICS].filter((topic) => TOPICS[topic] === undefined);

    expect(unhandled).toEqual([]);
  });

  it("name the same app proxy, below what Shopify allows", () => {
    expect(toml.app_proxy).toMatchObject({ prefix: APP_PROXY.prefix, subpath: APP_PROXY.subpath });
    expect(new URL(toml.app_proxy.url).pathname).toBe(APP_PROXY.path);
    expect(["apps", "a", "community", "tools"]).toContain(APP_PROXY.prefix);
    expect(APP_PROXY.subpath).toMatch(/^(?!admin$|services$|password$|login$)[A-Za-z0-9_-]{1,30}$/);
  });

  it("declare the same metafield, readable by the storefront and writable by nobody else", () => {
    const { key, name, type } = MEMBER_METAFIELD;

    expect(Object.keys(toml.customer.metafields.app)).toEqual([key]);
    expect(toml.customer.metafields.app[key]).toMatchObject({
      name,
      type,
      access: { admin: "merchant_read", storefront: "public_read" },
    });
  });

  it("point at files that exist where the toml says who handles what", () => {
    const files = [...text.matchAll(/^# (?:Handled|Written) by: (.+)$/gm)].flatMap(([, line = ""]) =>
      [...line.matchAll(/app\/[\w/-]+\.ts/g)].map(([file]) => file),
    );

    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it("give a reason for every scope", () => {
    const reasons = [...text.matchAll(/^# ([a-z_]+) {2,}\S/gm)].map(([, scope]) => scope);

    expect(reasons.toSorted()).toEqual([...REQUIRED_SCOPES, ...OPTIONAL_SCOPES].toSorted());
  });
});

describe("shopify.app.toml and Shopify's schema", () => {
  it("know the same topics", () => {
    const known = schema.getType("WebhookSubscriptionTopic");
    const names = isEnumType(known) ? known.getValues().map((value) => value.name) : [];
    const unknown = topics.filter((topic) => !names.includes(topic.replace("/", "_").toUpperCase()));

    expect(unknown).toEqual([]);
  });

  it("agree that every operation may do what it does", () => {
    expect(refusedFor([...scopes, ...toml.access_scopes.optional_scopes])).toEqual([]);
  });

  it("agree that what every shop can do needs no scope that a merchant adds later", () => {
    const operations = refusedFor(scopes).map((refusal) => refusal.split(":")[0] ?? "");

    expect(operations.filter((name) => !/GiftCard|StoreCredit/.test(name))).toEqual([]);
  });

  it("agree that no scope is asked for that nothing needs", () => {
    // These are needed by more than Shopify's table knows of.
    const otherReasons: Record<string, string> = {
      read_customer_merge: "the webhook topic customers/merge needs it",
      write_app_proxy: "an app proxy needs it",
      write_customers: "metafieldsSet needs write access to the owner of the metafield",
    };
    const idle = scopes.filter((scope) => {
      const others = scopes.filter((other) => other !== scope);
      return refusedFor(others).length === 0 && !(scope in otherReasons);
    });

    expect(idle).toEqual([]);
    expect(topics).toContain("customers/merge");
    expect(isMutatedBy("metafieldsSet")).toBe(true);
  });
});

describe("the check after a token exchange", () => {
  it("misses nothing when all scopes are granted, and takes write access for read access", () => {
    expect(missingScopes(scopes)).toEqual([]);
    expect(missingScopes(["write_orders", ...scopes.filter((scope) => scope !== "read_orders")])).toEqual([]);
  });

  it("names what was not granted", () => {
    expect(missingScopes(["read_orders", "read_discounts"])).toEqual(
      REQUIRED_SCOPES.filter((scope) => scope !== "read_orders"),
    );
  });
});

function isMutatedBy(field: string): boolean {
  return adminOperations().some(({ document }) => JSON.stringify(document).includes(`"value":"${field}"`));
}

/** The fields of our operations that a token with these scopes may not ask for. */
function refusedFor(granted: string[]): string[] {
  const has = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
  const needed = new Map(
    offlineScopes().map((entry) => [
      entry.fieldName === undefined ? entry.typeName : `${entry.typeName}.${entry.fieldName}`,
      entry.offlineScopes,
    ]),
  );
  const isRefused = (key: string) => {
    const anyOf = needed.get(key) ?? [];
    return anyOf.length > 0 && !anyOf.some((scope) => has.has(scope));
  };
  const refused: string[] = [];
  const info = new TypeInfo(schema);
  for (const { name, document } of adminOperations()) {
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: (field) => {
          const keys = [`${info.getParentType()?.name ?? ""}.${field.name.value}`, ...typesOf(info.getType())];
          refused.push(...keys.filter(isRefused).map((key) => `${name}: ${key}`));
        },
        InlineFragment: () => {
          refused.push(
            ...typesOf(info.getType())
              .filter(isRefused)
              .map((key) => `${name}: ${key}`),
          );
        },
        FragmentDefinition: () => {
          refused.push(
            ...typesOf(info.getType())
              .filter(isRefused)
              .map((key) => `${name}: ${key}`),
          );
        },
      }),
    );
  }
  return [...new Set(refused)];
}

/** The type that a field returns, and what it lists where it is a connection. */
function typesOf(type: GraphQLOutputType | null | undefined): string[] {
  if (!type) return [];
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith("Connection")) return [named.name];
  const nodes = named.getFields().nodes;
  return nodes ? [named.name, getNamedType(nodes.type).name] : [named.name];
}
