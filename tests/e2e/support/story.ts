import path from "node:path";
import type { Browser, FrameLocator, Locator } from "playwright-core";
import { z } from "zod";
import { launchChromium } from "./chromium.ts";
import { type Control, controlOf } from "./control.ts";
import { type Ready, type SandboxProcess, startSandboxProcess, temporaryDataFolder } from "./sandbox-process.ts";
import { appIn, type Visitor, visitor } from "./visitors.ts";

const customersSchema = z.array(z.object({ id: z.string(), email: z.string().nullable() }));

interface Stage {
  sandbox: SandboxProcess;
  control: Control;
  browser: Browser;
  merchant: Visitor;
  shopper: Visitor;
  noraId: string;
}

/** A sandbox of its own with a merchant and a shopper in front of it, each in a browser of their own. */
export class Story {
  readonly #data = temporaryDataFolder();
  #stage: Stage | null = null;

  /** Types `npm run sandbox` and opens two browsers. */
  async begin(...options: string[]): Promise<void> {
    const sandbox = await startSandboxProcess(this.#data.path, ...options);
    const control = controlOf(sandbox.ready);
    const browser = await launchChromium();
    const [merchant, shopper] = [await visitor(browser), await visitor(browser)];
    const noraId = await customerBy(control, "nora@example.com");
    this.#stage = { sandbox, control, browser, merchant, shopper, noraId };
  }

  async end(): Promise<void> {
    await this.#stage?.browser.close();
    await this.#stage?.sandbox.interrupt();
    await this.#data.remove();
  }

  /** Photographs both persons' screens. */
  async picture(folder: string): Promise<void> {
    await this.merchant.page.screenshot({ path: path.join(folder, "merchant.png") });
    await this.shopper.page.screenshot({ path: path.join(folder, "shopper.png") });
  }

  get ready(): Ready {
    return this.#on.sandbox.ready;
  }

  get control(): Control {
    return this.#on.control;
  }

  get browser(): Browser {
    return this.#on.browser;
  }

  get merchant(): Visitor {
    return this.#on.merchant;
  }

  get shopper(): Visitor {
    return this.#on.shopper;
  }

  /** The sample customer. */
  get noraId(): string {
    return this.#on.noraId;
  }

  /** The number of the customer with that e-mail address; empty where there is none. */
  async customerBy(email: string): Promise<string> {
    return customerBy(this.control, email);
  }

  /** The app in the merchant's admin. */
  app(): FrameLocator {
    return appIn(this.merchant.page);
  }

  appHeading(name: string | RegExp): Locator {
    return this.app().getByRole("heading", { name, level: 1 }).first();
  }

  async openInAdmin(page: string): Promise<void> {
    await this.merchant.page.goto(`${this.ready.admin}${page}`);
  }

  /** An address in the store. */
  store(page = "/"): string {
    return `${this.ready.store}${page}`;
  }

  /** The block on the shopper's page. */
  widget(): Locator {
    return this.shopper.page.locator("laurel-loyalty.laurel-block");
  }

  balance(): Locator {
    return this.widget().locator('[data-laurel="balance"]');
  }

  /** Waits until the tour ticks a step. */
  async expectStepDone(step: string): Promise<void> {
    const tour = await this.merchant.context.newPage();
    await tour.goto(this.ready.home);
    await tour.locator(`#step-${step}[data-state="done"]`).waitFor();
    await tour.close();
  }

  get #on(): Stage {
    if (this.#stage === null) throw new Error("The story has not begun");
    return this.#stage;
  }
}

async function customerBy(control: Control, email: string): Promise<string> {
  const customers = customersSchema.parse(await control.get("/customers"));
  return customers.find((customer) => customer.email === email)?.id ?? "";
}
