import { afterAll, afterEach, beforeAll } from "vitest";
import { theMerchantBegins, theMerchantGoesLive } from "./journey/merchant-begins.ts";
import { campaignsMeet } from "./journey/merchant-campaigns.ts";
import { changesMeanSomething } from "./journey/merchant-changes.ts";
import { membersAreImported } from "./journey/merchant-imports.ts";
import { termsAndRecordsAreRead } from "./journey/merchant-records.ts";
import { oneCustomerTriesIt, theTesterJoinsAnew } from "./journey/merchant-tests.ts";
import { Story } from "./support/story.ts";

// One story in the order in which it happens: each test goes on where the one before it stopped.

const story = new Story();

beforeAll(() => story.begin());
afterAll(() => story.end());

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await story.picture("test-results");
});

theMerchantBegins(story);
oneCustomerTriesIt(story);
theMerchantGoesLive(story);
changesMeanSomething(story);
campaignsMeet(story);
membersAreImported(story);
termsAndRecordsAreRead(story);
theTesterJoinsAnew(story);
