/** The addresses of the REST interface that take something, as OpenAPI 3.1 describes them. */

/** A problem document as an answer. */
export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

export const customerId = {
  name: "customerId",
  in: "path",
  required: true,
  description: "Shopify's id of the customer, decimal",
  schema: { type: "string", pattern: "^\\d{1,19}$" },
};

const inPath = (name: string, description: string) => ({
  ...{ name, in: "path", required: true, description },
  schema: { type: "string" },
});
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "Names the request where what it tells has no id: sent twice, it counts once",
  schema: { type: "string", pattern: "^[\\w.:@+-]{1,110}$" },
};
/** Which of the program's shops a call is about. */
export const shop = {
  name: "shop",
  in: "query",
  description:
    "Domain of the shop whose customers are meant, such as tea.myshopify.com; needed where the program has several",
  schema: { type: "string" },
};
const json = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const answer = (description: string, properties: object) => ({
  description,
  content: { "application/json": { schema: { type: "object", properties } } },
});
const outcome = (...outcomes: string[]) => ({ outcome: { enum: outcomes } });
const text = { type: "string" };
const moment = { type: "string", format: "date-time" };
const wrong = {
  400: problem("The body is no JSON, the Idempotency-Key is not right, or which-shop"),
  401: problem("The key is missing, unknown or revoked"),
};
const whichShop = problem("which-shop: the program has several");
const invalid = { 422: problem("The body is not right; `errors` says where") };
const unknownMember = { 404: problem("No member has this Shopify customer id") };
const document = { type: "object", description: "A program document (docs/program-reference.md)" };

const event = {
  type: "object",
  required: ["customerId", "name"],
  properties: {
    id: { ...text, description: "Made by the sender: the same id twice is the same event" },
    customerId: text,
    name: { ...text, description: "Such as review, or a name of your own" },
    at: { ...moment, description: "Left out: now" },
    amount: { ...text, description: "Decimal amount in the shop's currency" },
    quantity: { type: "integer", minimum: 1, default: 1 },
    subject: { ...text, description: "The product, project or other thing it is about" },
    code: text,
    attributes: { type: "object", additionalProperties: { type: ["string", "integer", "boolean"] } },
  },
};

export const PROGRAM_PATHS = {
  "/api/v1/program": {
    get: {
      operationId: "getProgram",
      summary: "The newest version of the program",
      responses: {
        200: answer("The program; its version is the entity tag", { version: { type: "integer" }, program: document }),
        401: wrong[401],
        404: problem("No version was saved yet"),
      },
    },
    put: {
      operationId: "putProgram",
      summary: "Save a document as the newest version",
      parameters: [{ name: "If-Match", in: "header", description: "The version it replaces", schema: text }],
      requestBody: json(document),
      responses: {
        200: answer("Saved, or said so already", {
          ...outcome("saved", "unchanged"),
          version: { type: "integer" },
          warnings: {
            type: "array",
            items: { type: "object", properties: { pointer: text, code: text, detail: text } },
          },
        }),
        ...wrong,
        ...invalid,
        412: problem("Another version is the newest by now"),
      },
    },
  },
};

export const EVENT_PATHS = {
  "/api/v1/events": {
    post: {
      operationId: "postEvents",
      summary: "Tell of one event, or of up to 500 under `events`",
      parameters: [shop, idempotencyKey],
      requestBody: json({
        anyOf: [
          event,
          {
            type: "object",
            required: ["events"],
            properties: { events: { type: "array", maxItems: 500, items: event } },
          },
        ],
      }),
      responses: {
        200: answer("What became of each, in their order", {
          events: {
            type: "array",
            items: {
              type: "object",
              properties: {
                id: text,
                ...outcome("recorded", "duplicate", "conflict", "unknown-member", "in-future", "not-live"),
              },
            },
          },
        }),
        ...wrong,
        ...invalid,
        409: problem("too-many-points: more than can be counted; none of the events was stored"),
      },
    },
  },
  "/api/v1/events/{eventId}/withdraw": {
    post: {
      operationId: "withdrawEvent",
      summary: "Take an event back",
      parameters: [inPath("eventId", "As it was told"), shop],
      requestBody: { content: { "application/json": { schema: { type: "object", properties: { at: moment } } } } },
      responses: {
        200: answer("It stands no more", outcome("withdrawn", "already-withdrawn")),
        ...wrong,
        404: problem("No event has this id"),
        ...invalid,
      },
    },
  },
  "/api/v1/referrals": {
    post: {
      operationId: "postReferral",
      summary: "Tell who brought whom",
      parameters: [shop],
      requestBody: json({
        type: "object",
        required: ["referrer", "friend"],
        properties: { referrer: text, friend: text, at: moment },
      }),
      responses: {
        200: answer("The friend was referred before", outcome("already-referred")),
        201: answer("The referral is noted", outcome("referred")),
        ...wrong,
        404: problem("One of the two is no member"),
        409: problem("own-referral, not-new or not-live"),
        ...invalid,
      },
    },
  },
};

export const MEMBER_PATHS = {
  "/api/v1/members/{customerId}/birthday": {
    put: {
      operationId: "putBirthday",
      summary: "The day of the year on which a member was born",
      parameters: [customerId, shop],
      requestBody: json({ type: "object", properties: { month: { type: "integer" }, day: { type: "integer" } } }),
      responses: { 200: answer("Noted", outcome("noted", "unchanged")), ...wrong, ...unknownMember, ...invalid },
    },
    delete: {
      operationId: "deleteBirthday",
      summary: "Forget it",
      parameters: [customerId, shop],
      responses: {
        200: answer("Forgotten", outcome("noted", "unchanged")),
        400: whichShop,
        401: wrong[401],
        ...unknownMember,
      },
    },
  },
  "/api/v1/members/{customerId}/tier-grants": {
    post: {
      operationId: "grantTier",
      summary: "Give a tier from outside the earning rules",
      parameters: [customerId, shop, idempotencyKey],
      requestBody: json({
        type: "object",
        required: ["tier"],
        properties: {
          id: text,
          tier: text,
          from: { ...moment, description: "Left out: now" },
          until: { type: ["string", "null"], format: "date-time", description: "null: for life" },
        },
      }),
      responses: {
        200: answer("Granted before", outcome("duplicate")),
        201: answer("Granted", outcome("granted")),
        ...wrong,
        ...unknownMember,
        409: problem("The id is that of another grant"),
        ...invalid,
      },
    },
  },
  "/api/v1/members/{customerId}/tier-grants/{grantId}": {
    delete: {
      operationId: "revokeTier",
      summary: "Take a granted tier back from now on",
      parameters: [customerId, shop, inPath("grantId", "As it was granted")],
      responses: {
        200: answer("Revoked", outcome("revoked", "already-revoked")),
        400: whichShop,
        401: wrong[401],
        404: problem("The member has no grant of this id"),
      },
    },
  },
  "/api/v1/members/{customerId}/referral": {
    delete: {
      operationId: "withdrawReferral",
      summary: "The member was brought by nobody after all",
      parameters: [customerId, shop],
      responses: {
        200: answer("Taken back on both sides", outcome("withdrawn")),
        400: whichShop,
        401: wrong[401],
        404: problem("No referral of this member stands"),
      },
    },
  },
};
