import { log } from "../log.server.ts";
import { waitingDeliveries } from "../models/delivery.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";

/** Older than this, whoever watches should look: work piles up, though the process itself is well. */
const BEHIND_SECONDS = 300;

/**
 * Tells a load balancer and a monitor how this process is: 200 while the database answers, else 503. A backlog is named
 * (`behind`) but is no reason to take the process out: that would only grow it.
 */
export async function handleHealth(_request: DoorRequest): Promise<DoorReply> {
  try {
    const { count, oldestAgeSeconds } = await waitingDeliveries();
    const status = oldestAgeSeconds > BEHIND_SECONDS ? "behind" : "ok";
    return jsonReply(200, { status, database: "ok", deliveries: { waiting: count, oldestAgeSeconds } });
  } catch (error) {
    log.error({ error }, "health: the database does not answer");
    return jsonReply(503, { status: "down", database: "unreachable" });
  }
}
