import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import type { Fulfillment, Order } from "../state.ts";
import { bodyTime, gid, idNumber } from "./body-parts.ts";
import { lineCore } from "./line-body.ts";

/** The body of fulfillments/create; orders nest the same. A line's `quantity` is what this parcel holds of it. */
export function fulfillmentBody(
  context: SandboxContext,
  of: { order: Order; fulfillment: Fulfillment },
): { [key: string]: Json } {
  const { order, fulfillment } = of;
  const trackingUrl = `https://tracking.example/${fulfillment.trackingNumber}`;
  return {
    id: idNumber(fulfillment.id),
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: idNumber(order.id),
    status: "success",
    created_at: bodyTime(context, fulfillment.at),
    service: "manual",
    updated_at: bodyTime(context, fulfillment.updatedAt),
    tracking_company: "Sandbox Parcel",
    shipment_status: null,
    location_id: null,
    origin_address: null,
    email: order.email,
    destination: null,
    line_items: fulfillment.lines.flatMap((part) => {
      const line = order.lines.find((one) => one.id === part.lineId);
      return line ? [{ ...lineCore(context, { order, line }), quantity: part.quantity }] : [];
    }),
    tracking_number: fulfillment.trackingNumber,
    tracking_numbers: [fulfillment.trackingNumber],
    tracking_url: trackingUrl,
    tracking_urls: [trackingUrl],
    receipt: {},
    name: fulfillment.name,
  };
}
