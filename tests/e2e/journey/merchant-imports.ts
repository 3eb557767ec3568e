import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";

const MEMBERS = 5000;
const STRANGERS = 9;
/** Every row of 5,000 is looked up in Shopify, and every member is told to it. */
const PATIENCE_MS = 240_000;
const name = "old-program.csv";

/** A whole program's members come from a file, and go again. */
export function membersAreImported(story: Story): void {
  test(
    "5,000 members of another program are uploaded, and the columns are recognized",
    async () => {
      await createGuests(story);
      await story.openInAdmin("/app/import");
      await story.app().getByText("Bring members from another program").waitFor();
      await expectGoodScreen(story.merchant.page, "imports, empty");
      await story.app().getByRole("link", { name: "Import members" }).click();
      await story.appHeading("Import members").waitFor();
      await expectGoodScreen(story.merchant.page, "a file to import");
      const file = { name, mimeType: "text/csv", buffer: Buffer.from(csv()) };
      await story.app().locator('input[type="file"]').setInputFiles(file);

      await story.appHeading(name).waitFor();
      for (const [field, column] of [
        ["E-mail address", "E-mail"],
        ["Points balance", "Points balance"],
        ["Points expire on", "Expires at"],
        ["Birthday", "Birthday"],
      ] as const) {
        const chosen = story.app().getByLabel(field, { exact: true }).locator("option:checked");
        expect(await chosen.innerText()).toBe(column);
      }
      await expectGoodScreen(story.merchant.page, "columns of an import");
    },
    PATIENCE_MS,
  );

  test(
    "the file is checked: what will happen, which rows are left out and why, also as a file",
    async () => {
      await story.app().getByRole("button", { name: "Check the file" }).click();
      await story.app().getByText("The file is being checked").waitFor();
      await story.app().getByRole("heading", { name: "What will happen" }).waitFor({ timeout: PATIENCE_MS });

      for (const line of [
        "5,000 customers join",
        "500,000 Points are given",
        "10 tiers are given",
        "100 birthdays are noted, where none is known",
        "9 rows are left out: the shop has no such customers",
        "1 row has a problem and is left out",
      ]) {
        await story.app().getByText(line, { exact: true }).waitFor();
      }
      await story.app().getByText("This is no e-mail address").waitFor();
      await expectGoodScreen(story.merchant.page, "an import, checked");

      const report = await downloadedReport(story);
      expect(report).toHaveLength(1 + MEMBERS + STRANGERS + 1);
      expect(report.slice(0, 1)).toEqual(["Row,Outcome,Customer ID,Points moved,Joined"]);
      expect(report.slice(-2)).toEqual(["5010,The shop has no such customer,,,", "5011,This is no e-mail address,,,"]);
      await seeMembers(story, 1);
    },
    PATIENCE_MS,
  );

  test(
    "applying it makes them members with their points and tiers",
    async () => {
      await openImport(story);
      await story.app().getByRole("button", { name: "Apply", exact: true }).click();
      await story.app().getByRole("heading", { name: "What happened" }).waitFor({ timeout: PATIENCE_MS });

      for (const line of [
        "5,000 members were imported",
        "5,000 of them joined by it",
        "500,000 Points were given",
        "10 tiers are given",
      ]) {
        await story.app().getByText(line, { exact: true }).waitFor();
      }
      await expectGoodScreen(story.merchant.page, "an import, applied");
      const [first] = (await downloadedReport(story)).slice(1);
      expect(first).toMatch(/^2,Applied,\d+,100,/);
      await story.control.idle();
      await seeMembers(story, MEMBERS + 1);
      await story.app().getByRole("row", { name: /Guest/ }).getByText("100", { exact: true }).first().waitFor();
      await expectGoodScreen(story.merchant.page, "members, imported");
    },
    PATIENCE_MS,
  );

  test(
    "undoing it takes back all that it gave, and those who came by it are gone",
    async () => {
      await openImport(story);
      await story.app().getByRole("button", { name: "Undo", exact: true }).click();
      const dialog = story.app().getByRole("dialog", { name: "Undo this import?" });
      await dialog.getByText("All points of the import are taken back in full.", { exact: false }).waitFor();
      await expectGoodScreen(story.merchant.page, "undoing an import");
      await dialog.getByRole("button", { name: "Undo", exact: true }).click();
      await story.app().getByText("The import is being undone").waitFor();
      await story.app().getByRole("heading", { name: "Undone", exact: true }).waitFor({ timeout: PATIENCE_MS });

      await story.app().getByText("Everything that the import had given is taken back.").waitFor();
      await expectGoodScreen(story.merchant.page, "an import, undone");
      await story.control.idle();
      await seeMembers(story, 1);
      await story
        .app()
        .getByRole("row", { name: /Lea Santos/ })
        .getByText("839", { exact: true })
        .waitFor();
    },
    PATIENCE_MS,
  );
}

/** Customers of the shop who are no members, at once and a few at a time. */
async function createGuests(story: Story): Promise<void> {
  const numbers = Array.from({ length: MEMBERS }, (_, number) => number).values();
  const some = Array.from({ length: 8 }, async () => {
    for (const number of numbers) {
      await story.control.post("/customers", { email: emailOf(number), firstName: "Guest", lastName: `No ${number}` });
    }
  });
  await Promise.all(some);
  await story.control.idle();
}

const emailOf = (number: number) => `guest-${number}@example.com`;

/** As another program exports it: ten members have a tier, a hundred have told a birthday, and ten rows are of no use. */
function csv(): string {
  const nextYear = new Date().getUTCFullYear() + 1;
  const guests = Array.from({ length: MEMBERS }, (_, number) =>
    [emailOf(number), "100", `31.12.${nextYear}`, number < 10 ? "Silver" : "", number < 100 ? "24.12.1990" : ""].join(),
  );
  const strangers = Array.from({ length: STRANGERS }, (_, number) => `stranger-${number}@example.org,100,,,`);
  return ["E-mail,Points balance,Expires at,Tier,Birthday", ...guests, ...strangers, "broken,100,,,"].join("\n");
}

/** The report's lines. */
async function downloadedReport(story: Story): Promise<string[]> {
  const download = story.merchant.page.waitForEvent("download");
  await story.app().getByRole("button", { name: "Download report" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  return text
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
}

async function openImport(story: Story): Promise<void> {
  await story.openInAdmin("/app/import");
  await story.app().getByRole("link", { name }).click();
  await story.appHeading(name).waitFor();
}

/** Opens the members and expects so many, as Home counts them. */
async function seeMembers(story: Story, count: number): Promise<void> {
  await story.openInAdmin("/app");
  const card = story.app().getByRole("heading", { name: "Members", exact: true }).locator("..");
  await card.getByText(new Intl.NumberFormat("en").format(count), { exact: true }).waitFor();
  await story.openInAdmin("/app/members");
  await story.appHeading("Members").waitFor();
}
