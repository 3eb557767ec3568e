import { afterAll, afterEach, beforeAll } from "vitest";
import { nothingIsLost } from "./journey/afterwards.ts";
import { aCustomerEarns } from "./journey/earn.ts";
import { theMerchantSetsUp } from "./journey/set-up.ts";
import { pointsAreSpentAndFollowARefund } from "./journey/spend-and-return.ts";
import { Story } from "./support/story.ts";

// One story in the order in which it happens: each test goes on where the one before it stopped.

const story = new Story();

beforeAll(() => story.begin());
afterAll(() => story.end());

// What the screens looked like when a step failed.
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await story.picture("test-results");
});

theMerchantSetsUp(story);
aCustomerEarns(story);
pointsAreSpentAndFollowARefund(story);
nothingIsLost(story);
