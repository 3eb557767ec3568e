import { customerId, EVENT_PATHS, MEMBER_PATHS, problem, PROGRAM_PATHS, shop } from "./openapi-writes.ts";

const points = { type: "integer", format: "int64" };
const day = { type: "string", format: "date" };
const moment = { type: "string", format: "date-time" };

/** The description of the REST interface in OpenAPI 3.1, served at `/api/v1/openapi.json`. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Laurel", version: "1", description: "Members and their points, for the merchant's own systems." },
  security: [{ key: [] }],
  paths: {
    ...PROGRAM_PATHS,
    ...EVENT_PATHS,
    ...MEMBER_PATHS,
    "/api/v1/members/{customerId}": {
      get: {
        operationId: "getMember",
        summary: "One member",
        parameters: [
          customerId,
          shop,
          {
            name: "asOf",
            in: "query",
            description: "A past moment whose balance is wanted too",
            schema: { type: "string", format: "date-time" },
          },
        ],
        responses: {
          200: {
            description: "The member",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Member" } } },
          },
          400: problem("A parameter is not right, or which-shop"),
          401: problem("The key is missing, unknown or revoked"),
          404: problem("No member has this Shopify customer id"),
        },
      },
    },
    "/api/v1/members/{customerId}/transfers": {
      get: {
        operationId: "listTransfers",
        summary: "A member's transfers, the last recorded first",
        parameters: [
          customerId,
          shop,
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 250, default: 250 } },
          { name: "unit", in: "query", schema: { type: "string", default: "points" } },
          { name: "cursor", in: "query", description: "`next` of the page before", schema: { type: "string" } },
        ],
        responses: {
          200: {
            description: "A page of transfers",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["transfers", "next"],
                  properties: {
                    transfers: { type: "array", items: { $ref: "#/components/schemas/Transfer" } },
                    next: { type: ["string", "null"] },
                  },
                },
              },
            },
          },
          400: problem("A parameter is not right, or which-shop"),
          401: problem("The key is missing, unknown or revoked"),
          404: problem("No member has this Shopify customer id"),
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
    schemas: {
      Member: {
        type: "object",
        required: ["id", "balance", "tier"],
        properties: {
          id: { type: "string", description: "Shopify's id of the customer" },
          joinedAt: moment,
          balance: {
            type: "object",
            required: ["available", "pending"],
            properties: { available: points, pending: points },
          },
          pending: {
            type: "array",
            items: { type: "object", properties: { points, when: { enum: ["paid", "fulfilled"] } } },
          },
          vesting: { type: "array", items: { type: "object", properties: { points, at: day } } },
          expiring: { type: ["object", "null"], properties: { points, at: day } },
          units: {
            type: "array",
            description: "Other units than points",
            items: { type: "object", properties: { id: { type: "string" }, balance: points } },
          },
          lots: { type: "array", items: { $ref: "#/components/schemas/Lot" } },
          awards: {
            type: "array",
            description: "Rewards that are due by reference",
            items: {
              type: "object",
              properties: {
                key: { type: "string" },
                rewardId: { type: "string" },
                at: moment,
                lapsesAt: { type: ["string", "null"], format: "date-time" },
              },
            },
          },
          ownDays: {
            type: "array",
            description: "Days to come that the member chose for campaigns on a day of their own",
            items: { type: "object", properties: { name: { type: "string" }, at: day } },
          },
          tier: {
            type: ["object", "null"],
            properties: { id: { type: "string" }, name: { type: "string" } },
          },
          tierUntil: { type: ["string", "null"], format: "date", description: "The last day of the tier" },
          projection: {
            type: "array",
            description: "What time alone will do to the tier",
            items: { type: "object", properties: { at: moment, tier: { type: ["string", "null"] } } },
          },
          nextTier: {
            type: ["object", "null"],
            properties: {
              name: { type: "string" },
              missing: { type: "string", description: "Decimal amount in the shop's currency" },
              percent: { type: "integer" },
            },
          },
        },
      },
      Lot: {
        type: "object",
        description: "What remains of one award",
        properties: {
          key: { type: "string" },
          unit: { type: "string" },
          points,
          remaining: points,
          earnedAt: moment,
          vestsAt: moment,
          expiresAt: { type: ["string", "null"], format: "date-time" },
        },
      },
      Transfer: {
        type: "object",
        required: ["id", "points", "from", "to", "reason", "key", "explanation", "occurredAt", "recordedAt"],
        properties: {
          id: { type: "string" },
          unit: { type: "string" },
          points: { ...points, minimum: 1, description: "What moved from one account to the other" },
          from: { type: "string", description: "`member`, or an account of the program such as `issued`" },
          to: { type: "string" },
          reason: { type: "string" },
          key: { type: "string", description: "Names the fact that moved the points; unique" },
          explanation: { type: "object", description: "Rule, version, inputs and arithmetic" },
          occurredAt: moment,
          recordedAt: moment,
        },
      },
      Problem: {
        type: "object",
        description: "RFC 9457",
        properties: {
          type: { type: "string" },
          title: { type: "string" },
          status: { type: "integer" },
          detail: { type: "string" },
          errors: {
            type: "array",
            description: "Each place that is wrong",
            items: {
              type: "object",
              properties: {
                pointer: {
                  type: "string",
                  description: "JSON Pointer into the body (RFC 6901), such as #/events/0/amount",
                },
                detail: { type: "string" },
              },
            },
          },
        },
      },
    },
  },
} as const;
