import type { AdminClient } from "../admin-client.ts";
import { idOf } from "../ids.ts";

const ORDERS_WITH_CODE = `#graphql
  query OrdersWithCode($query: String!) {
    orders(first: 10, query: $query, sortKey: CREATED_AT) {
      nodes {
        id
        discountCodes
        processedAt
        customer {
          id
        }
      }
    }
  }`;

/** An order that was placed with a code. */
export interface CodeOrder {
  orderId: string;
  codes: string[];
  at: Date;
  customerId: string | null;
}

/** The orders that were placed with a discount code, the oldest first. */
export async function ordersWithCode(admin: AdminClient, code: string): Promise<CodeOrder[]> {
  const { orders } = await admin.query(ORDERS_WITH_CODE, { query: `discount_code:${code}` });
  return orders.nodes
    .filter(({ discountCodes }) => discountCodes.some((one) => one.toUpperCase() === code))
    .map(({ id, discountCodes, processedAt, customer }) => ({
      orderId: idOf(id),
      codes: discountCodes,
      at: new Date(processedAt),
      customerId: customer ? idOf(customer.id) : null,
    }));
}
