import { afterAll, afterEach, beforeAll } from "vitest";
import { rewardsComeByThemselves } from "./journey/rewards-by-tier.ts";
import { rewardsEnd } from "./journey/rewards-ended.ts";
import { rewardsAreOffered } from "./journey/rewards-offered.ts";
import { rewardsAreTaken } from "./journey/rewards-taken.ts";
import { rewardsAreUsed } from "./journey/rewards-used.ts";
import { theTeamWorks } from "./journey/rewards-team.ts";
import { RewardsStory } from "./support/rewards-story.ts";

// One story in the order in which it happens: each test goes on where the one before it stopped.

const story = new RewardsStory();

beforeAll(() => story.beginWithoutRewards());
afterAll(() => story.end());

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await story.picture("test-results");
});

rewardsAreOffered(story);
rewardsAreTaken(story);
rewardsAreUsed(story);
rewardsEnd(story);
theTeamWorks(story);
rewardsComeByThemselves(story);
