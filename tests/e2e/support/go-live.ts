import { expectGoodScreen } from "./accessibility.ts";
import type { Story } from "./story.ts";

/** From the program's page to Home of a live one: nobody has joined yet, and what will happen was said before. */
export async function goLive(story: Story): Promise<void> {
  await story.app().getByRole("link", { name: "Go live" }).click();
  await story.app().getByText("0 members, 0 points").waitFor();
  await expectGoodScreen(story.merchant.page, "go live");
  await story.app().getByRole("button", { name: "Go live" }).click();

  await story.merchant.page.getByText("The program is live").waitFor();
  await story.app().getByText("Live", { exact: true }).waitFor();
}
