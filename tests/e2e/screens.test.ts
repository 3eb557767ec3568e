import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoSidewaysScroll, expectNoViolations } from "./support/accessibility.ts";
import { eventually } from "./support/eventually.ts";
import { RewardsStory } from "./support/rewards-story.ts";
import { Crawl } from "./support/screens.ts";
import { Story } from "./support/story.ts";
import { narrow, type Visitor, wide } from "./support/visitors.ts";

/** Where menus and buttons lead. */
const BEHIND_A_BUTTON = [
  "/app/alerts",
  "/app/donations",
  "/app/fit",
  "/app/launch",
  "/app/members/bulk",
  "/app/members/bulk/new?do=grant",
  "/app/members/find?email=nobody%40example.com",
  "/app/program/document",
  "/app/program/go-live",
  "/app/redemptions/void",
  "/app/test",
];

/** Screens of something that a person has to begin first; their journeys look at them. */
const BEHIND_A_DEED = [
  "app.import.$id",
  "app.members_.bulk.$run",
  "app.program_.points.$unit",
  "app.redemptions.void.$run",
  "app.rewards.payout.$unit",
  "app.rewards_.$id_.codes",
];

const looks = [
  { locale: "en", size: wide },
  { locale: "de", size: narrow },
  { locale: "de", size: wide },
  { locale: "en", size: narrow },
];

test("a shop that has just installed reaches its screens, and each is accessible, empty as it is", async () => {
  const story = new Story();
  try {
    await story.begin();

    const { found } = await lookAround(story, looks.slice(0, 2));

    expect(found).toEqual([]);
  } finally {
    await story.end();
  }
}, 600_000);

/** What the app fetches when somebody goes on inside it. */
const LOADS = /\.data(\?|$)/;

const shop = new RewardsStory();

beforeAll(async () => {
  await shop.beginWithoutRewards();
  await shop.offerRewards();
  for (const name of ["nora", "lea", "jonas"]) {
    await shop.joinWith(name, "start");
    const guest = await shop.visitAs(name);
    await shop.redeemUnseen("five-off", guest.page);
    await guest.context.close();
  }
  await shop.logIn(shop.shopper.page, "nora");
  await shop.buy(["beeswax-candle"], []);
}, 300_000);

afterAll(() => shop.end());

test("every screen of a shop at work is reached by links and accessible, in both languages, wide and narrow", async () => {
  const { found, unreached } = await lookAround(shop, looks);

  expect(found).toEqual([]);
  expect(unreached).toEqual(BEHIND_A_DEED);
}, 1_200_000);

test("a page that cannot be loaded says so in words, in both languages, wide and narrow", async () => {
  const { page } = shop.merchant;
  for (const { locale, size } of looks) {
    await page.setViewportSize(size);
    await shop.openInAdmin(`/app?locale=${locale}`);
    await shop.appHeading(/./).waitFor();
    await page.route(LOADS, (route) => route.fulfill({ status: 500, body: "no" }));
    await appFrame(shop.merchant).evaluate(() => {
      document.querySelector<HTMLAnchorElement>('a[href^="/app/members"]')?.click();
    });

    await shop.appHeading(locale === "de" ? /Etwas ist schiefgegangen/ : /Something went wrong/).waitFor();

    await expectNoViolations(page, `error, ${locale}, ${size.width} px`);
    await page.unroute(LOADS);
  }
  shop.merchant.problems.length = 0;
}, 120_000);

/** Goes wherever links lead and looks at each screen once in each way: what is wrong with them, and the screens to which no link led. */
async function lookAround(story: Story, ways: typeof looks): Promise<{ found: string[]; unreached: string[] }> {
  const { page, problems } = story.merchant;
  const found: string[] = [];
  const crawl = new Crawl();
  crawl.note(["/app", ...BEHIND_A_BUTTON]);
  for (let screen = crawl.next(); screen !== null; screen = crawl.next()) {
    for (const { locale, size } of ways) {
      const look = `${screen.name} at ${screen.address}, ${locale}, ${size.width} px`;
      await page.setViewportSize(size);
      await story.openInAdmin(withLocale(screen.address, locale));
      try {
        await story.appHeading(/./).waitFor();
        await settled(story.merchant);
        await expectNoViolations(page, look);
        await expectNoSidewaysScroll(page, look);
      } catch (error) {
        found.push(...wordsOf(error).map((words) => `${look}: ${words}`));
      }
      // A form that begins with something to save asks before it is left; that the crawl does not answer is no fault of the page.
      const faults = problems.splice(0).filter((problem) => !problem.includes("beforeunload"));
      found.push(...faults.map((problem) => `${look}: ${problem}`));
    }
    crawl.note(await linksOn(story.merchant));
  }
  return { found, unreached: crawl.unreached };
}

/** What a check found, a line each. */
function wordsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { actual } = error as { actual?: unknown };
  return Array.isArray(actual) ? actual.map(String) : [error.message];
}

function withLocale(address: string, locale: string): string {
  const url = new URL(address, "https://laurel.example.com");
  url.searchParams.set("locale", locale);
  return `${url.pathname}${url.search}`;
}

/** What stands for something that is being loaded; a table keeps its spinner ready, out of sight. */
const BUSY = [
  ".Polaris-SkeletonPage-Page",
  ".Polaris-SkeletonBodyText",
  ".Polaris-IndexTable__LoadingPanelEntered",
  ".Polaris-Spinner:not(.Polaris-IndexTable__LoadingPanel .Polaris-Spinner)",
].join(", ");

/** Nothing is being loaded any more. */
async function settled(visitor: Visitor): Promise<void> {
  await eventually(async () => {
    const busy = await appFrame(visitor).locator(BUSY).count();
    expect(busy, "something is still being loaded").toBe(0);
  });
}

async function linksOn(visitor: Visitor): Promise<string[]> {
  return appFrame(visitor).evaluate(() =>
    [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? ""),
  );
}

function appFrame({ page }: Visitor): Frame {
  const frame = page.frames().find((one) => one.name() === "app-frame" || one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The app's frame is not there");
  return frame;
}
