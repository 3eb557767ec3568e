import { clock } from "../clock.server.ts";
import { continueVoiding } from "../flows/redemptions/void-redemptions.ts";
import { assertNever } from "../loyalty/assert.ts";
import { enqueueNow } from "../models/outbox.ts";

/** How often a run looks whether all it marked has ended. */
const LOOK_SECONDS = 3;
/** How often while the shop is out of reach: it goes on by itself once the shop is back. */
const LOOK_HELD_UP_SECONDS = 600;
/** How long one job marks before it lets others have their turn. */
const SLICE_MS = 20_000;

/** Works on a run of bulk voiding until nothing of it is under way; killed, the next run of the job goes on. */
export async function workOnVoiding(run: { programId: string; runId: string }): Promise<void> {
  const began = clock.now().getTime();
  for (;;) {
    const { outcome } = await continueVoiding({ ...run, now: clock.now() });
    switch (outcome) {
      case "marked":
        if (clock.now().getTime() - began < SLICE_MS) continue;
        await enqueueNow([{ name: "void-redemptions", ...run }]);
        return;
      case "waiting":
        await enqueueNow([{ name: "void-redemptions", ...run }], { seconds: LOOK_SECONDS, label: ":look" });
        return;
      case "held-up":
        await enqueueNow([{ name: "void-redemptions", ...run }], { seconds: LOOK_HELD_UP_SECONDS, label: ":look" });
        return;
      case "finished":
        return;
      default:
        assertNever(outcome);
    }
  }
}
