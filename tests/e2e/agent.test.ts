import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { theDeskIsKept } from "./journey/agent-desk.ts";
import { anAgentHelps } from "./journey/agent-helps.ts";
import { manyAtOnce } from "./journey/agent-many.ts";
import { aRefundIsForgiven } from "./journey/agent-refund.ts";
import { rolesRestrict } from "./journey/agent-roles.ts";
import { AgentStory } from "./support/agent-story.ts";

// One story in the order in which it happens: each test goes on where the one before it stopped.

const story = new AgentStory();

beforeAll(() => story.beginWithMembers());
afterAll(() => story.end());

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await story.picture("test-results");
});

anAgentHelps(story);
aRefundIsForgiven(story);
manyAtOnce(story);
theDeskIsKept(story);
rolesRestrict(story);

test("no page of the admin reported an error on the way", () => {
  expect(story.merchant.problems).toEqual([]);
});
