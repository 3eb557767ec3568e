const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const customerId = {
  name: "customerId",
  in: "path",
  required: true,
  description: "Shopify's id of the customer, decimal",
  schema: { type: "string", pattern: "^\\d{1,19}$" },
};

const points = { type: "integer", format: "int64" };
const moment = { type: "string", format: "date-time" };

/** The description of the REST interface in OpenAPI 3.1, served at `/api/v1/openapi.json`. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Laurel", version: "1", description: "Members and their points, for the merchant's own systems." },
  security: [{ key: [] }],
  paths: {
    "/api/v1/members/{customerId}": {
      get: {
        operationId: "getMember",
        summary: "One member",
        parameters: [
          customerId,
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
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 250, default: 250 } },
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
          400: problem("A parameter is not right"),
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
          tier: {
            type: ["object", "null"],
            properties: { id: { type: "string" }, name: { type: "string" } },
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
      Transfer: {
        type: "object",
        required: ["id", "points", "from", "to", "reason", "key", "explanation", "occurredAt", "recordedAt"],
        properties: {
          id: { type: "string" },
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
        },
      },
    },
  },
} as const;
