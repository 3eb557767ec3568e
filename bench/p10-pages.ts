import type { Browser, Frame } from "playwright-core";
import pg from "pg";
import { z } from "zod";
import { databaseName } from "../sandbox/start/database.ts";
import { launchChromium } from "../tests/e2e/support/chromium.ts";
import { startSandboxProcess, temporaryDataFolder } from "../tests/e2e/support/sandbox-process.ts";
import { visitor } from "../tests/e2e/support/visitors.ts";
import { type Figure, load, median } from "./measure.ts";
import { addMembers } from "./p10-members.ts";

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 100_000);
const ROUNDS = 3;
/** How much slower than this machine the browser computes. */
const SLOWED = 4;
/** Between two keys of somebody who types fast; and where in a long field somebody presses. */
const TYPING_MS = 50;
const INTO_PX = 40;
/** Half of what Shopify asks of an embedded app (https://shopify.dev/docs/apps/launch/built-for-shopify/requirements). */
const GOALS = { LCP: 1250, CLS: 0.05, INP: 100 } as const;
const UNITS = { LCP: "milliseconds", CLS: "share of the window", INP: "milliseconds" } as const;

const vitalsSchema = z.object({ LCP: z.number(), CLS: z.number(), INP: z.number() });
type Vitals = z.infer<typeof vitalsSchema>;
const VITALS = ["LCP", "CLS", "INP"] as const;

/** Long enough for any page to have all that it asks for. */
const SETTLED_MS = 8000;

/** P10: pages of the admin with a hundred thousand members, in a browser whose processor is slowed down. */
export async function benchPages(databaseUrl: string): Promise<Figure[]> {
  // The sandbox makes a database of its own on this server.
  process.env.DATABASE_URL = databaseUrl;
  const data = temporaryDataFolder();
  const sandbox = await startSandboxProcess(data.path, "--live");
  const browser = await launchChromium();
  try {
    const own = Object.assign(new URL(databaseUrl), { pathname: `/${databaseName(data.path)}` }).href;
    const memberId = await fill(own);
    const paths = {
      home: "/app",
      members: "/app/members",
      member: `/app/members/${memberId}`,
      program: "/app/program",
      redemptions: "/app/redemptions",
    };
    const seen = new Map<string, Vitals[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, path] of Object.entries(paths)) {
        const vitals = await vitalsOf(browser, `${sandbox.ready.admin}${path}`);
        console.log(`  round ${String(round)}  ${name.padEnd(12)} ${JSON.stringify(vitals)}   load ${load()}`);
        // Round 0 fills the server's caches.
        if (round > 0) seen.set(name, [...(seen.get(name) ?? []), vitals]);
      }
    }
    return [...seen].flatMap(([name, vitals]) => VITALS.map((vital) => figureOf({ name, vital, vitals })));
  } finally {
    await browser.close();
    await sandbox.interrupt();
    await data.remove();
  }
}

async function fill(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const memberId = await addMembers(client, MEMBERS);
  await client.end();
  return memberId;
}

/** Opens a page as a merchant does, uses it by keyboard and mouse, and reads what the browser has measured inside the app's frame. */
async function vitalsOf(browser: Browser, address: string): Promise<Vitals> {
  const { context, page } = await visitor(browser);
  try {
    context.setDefaultTimeout(60_000);
    await context.addInitScript({ content: OBSERVE });
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    await page.goto(address);
    const shown = page.frameLocator("#app-frame");
    await shown.locator("h1").first().waitFor();
    // Of a request that the page itself breaks off no end is told: who waits for it waits for ever.
    await page.waitForLoadState("networkidle", { timeout: SETTLED_MS }).catch(() => undefined);
    const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
    if (!frame) throw new Error(`${address} shows no app`);
    await use(frame);
    return vitalsSchema.parse(await frame.evaluate("window.laurelVitals"));
  } finally {
    await context.close();
  }
}

/** By mouse and keyboard alone: whatever looks for something by its role would keep the slowed page busy itself. */
async function use(frame: Frame): Promise<void> {
  const { keyboard } = frame.page();
  await pressOn(frame, "h1");
  for (let step = 0; step < 5; step += 1) await keyboard.press("Tab");
  if (await pressOn(frame, "input[type=search], input[type=text]")) await keyboard.type("nora", { delay: TYPING_MS });
  // The browser tells of an interaction once it has painted what follows.
  await frame.evaluate("new Promise((resolve) => setTimeout(resolve, 300))");
}

/** @returns whether there is such a thing */
async function pressOn(frame: Frame, selector: string): Promise<boolean> {
  const found = frame.locator(selector).first();
  const box = (await found.isVisible()) ? await found.boundingBox() : null;
  if (box) await frame.page().mouse.click(box.x + Math.min(box.width / 2, INTO_PX), box.y + box.height / 2);
  return box !== null;
}

/** Runs in the page, before anything else: https://web.dev/articles/vitals says what is measured. */
const OBSERVE = `
  window.laurelVitals = { LCP: 0, CLS: 0, INP: 0 };
  const seen = window.laurelVitals;
  const observe = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("largest-contentful-paint", (entry) => { seen.LCP = entry.startTime; });
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.CLS += entry.value; });
  observe("event", (entry) => { if (entry.interactionId) seen.INP = Math.max(seen.INP, entry.duration); }, { durationThreshold: 16 });
`;

function figureOf(of: { name: string; vital: (typeof VITALS)[number]; vitals: Vitals[] }): Figure {
  const { name, vital, vitals } = of;
  const ours = median(vitals.map((one) => one[vital]));
  const goal = GOALS[vital];
  return {
    name: "P10",
    what: `${name}: ${vital}, ${UNITS[vital]}`,
    ...{
      ours,
      ceiling: goal,
      ceilingIs: `at most ${String(goal)}`,
      ratio: ours / goal,
      goal: "≤ 1",
      met: ours <= goal,
    },
  };
}
