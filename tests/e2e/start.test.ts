import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "./support/accessibility.ts";
import { launchChromium } from "./support/chromium.ts";
import { controlOf } from "./support/control.ts";
import { eventually } from "./support/eventually.ts";
import { type SandboxProcess, startSandboxProcess, temporaryDataFolder } from "./support/sandbox-process.ts";
import { visitor } from "./support/visitors.ts";

// One data folder and the starts and ends it lives through, in this order.

const data = temporaryDataFolder();
const other = temporaryDataFolder();
let sandbox: SandboxProcess;
let restKey = "";
let customerId = "";

afterAll(async () => {
  await sandbox.interrupt();
  await data.remove();
  await other.remove();
});

const created = z.object({ id: z.string() });
const runningSchema = z.object({ supervisor: z.number(), app: z.number() });
const running = () => runningSchema.parse(JSON.parse(readFileSync(path.join(data.path, "running.json"), "utf8")));
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const appAnswers = async () => (await fetch(`${sandbox.ready.app}/healthz`)).status === 200;

test("--live starts with the simple program live: a shipped order makes its customer a member with points", async () => {
  sandbox = await startSandboxProcess(data.path, "--live");
  restKey = sandbox.ready.restKey;
  const control = controlOf(sandbox.ready);

  customerId = created.parse(await control.post("/customers", { email: "ada@example.com" })).id;
  const lines = [{ title: "Lamp", price: "129.90", quantity: 1 }];
  await control.post("/orders", { customerId, lines, paid: true, fulfilled: true });
  await control.idle();

  expect(await control.account(customerId)).toEqual({ available: 129, pending: 0 });
});

test("READY names addresses without a trailing slash, and each of them answers", async () => {
  const { home, admin, store, app, shop } = sandbox.ready;

  for (const url of [home, admin, store, `${app}/healthz`]) {
    expect(url).not.toMatch(/\/$/);
    expect((await fetch(url)).status).toBe(200);
  }
  expect(shop).toBe("laurel-sandbox.myshopify.com");
});

test("a second sandbox on the same data is refused with where the first one is", async () => {
  const refused = startSandboxProcess(data.path);

  await expect(refused).rejects.toThrow(`A sandbox runs already, at ${sandbox.ready.home}`);
});

test("a port that is in use is named", async () => {
  const { port } = new URL(sandbox.ready.home);

  const refused = startSandboxProcess(other.path, "--port", port);

  await expect(refused).rejects.toThrow(`Port ${port} is in use`);
});

test("an app that was killed is there again within moments", async () => {
  const { app } = running();

  process.kill(app, "SIGKILL");

  await eventually(() => expect(isAlive(app)).toBe(false));
  await eventually(async () => expect(await appAnswers()).toBe(true));
  expect(running().app).not.toBe(app);
});

test("after a kill -9 of the command itself, the next start ends what was left and finds its data and its key", async () => {
  const left = running();
  process.kill(left.supervisor, "SIGKILL");
  await eventually(() => expect(isAlive(left.supervisor)).toBe(false));
  expect(isAlive(left.app)).toBe(true);

  sandbox = await startSandboxProcess(data.path);

  // A process that was ended is listed until its new parent has taken note.
  await eventually(() => expect(isAlive(left.app)).toBe(false));
  expect(sandbox.ready.restKey).toBe(restKey);
  expect(await controlOf(sandbox.ready).account(customerId)).toEqual({ available: 129, pending: 0 });
});

test("Ctrl-C stops everything that was started", async () => {
  const { app } = running();

  await sandbox.interrupt();

  await eventually(() => expect(isAlive(app)).toBe(false));
  expect(existsSync(path.join(data.path, "running.json"))).toBe(false);
  expect(existsSync(path.join(data.path, "postgres", "postmaster.pid"))).toBe(false);
  await expect(fetch(sandbox.ready.home)).rejects.toThrow();
});

test("--fresh forgets everything", async () => {
  sandbox = await startSandboxProcess(data.path, "--fresh");
  const control = controlOf(sandbox.ready);

  await expect(control.get(`/customers/${customerId}`)).rejects.toThrow("404");
  await expect(control.account(customerId)).rejects.toThrow("404");
});

test("the tour's tools go live, move the clock, and kill and start the app", async () => {
  const browser = await launchChromium();
  const { page, context } = await visitor(browser);
  await page.goto(sandbox.ready.home);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await press("Go live with the simple program");
  await page.locator('#step-live[data-state="done"]').waitFor();
  await page.getByText("The program is live.").first().waitFor();

  const today = await page.locator("#tour-today").textContent();
  await press("A day later");
  await eventually(async () => expect(await page.locator("#tour-today").textContent()).not.toBe(today));

  await press("Kill it");
  await page.getByText("Not running").waitFor();
  await expectGoodScreen(page, "tour, app killed");
  await press("Start it");
  await page.getByText("Running", { exact: true }).waitFor();
  await context.close();
  await browser.close();
});
