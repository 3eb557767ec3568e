import type { AdminClient } from "./admin-client.ts";
import {
  FULFILMENT_LINES,
  ORDER_AGREEMENTS,
  ORDER_LINES,
  ORDER_LISTS,
  REFUND_ADJUSTMENTS,
  REFUND_LINES,
  REFUND_SHIPPING,
} from "./order-part-documents.ts";
import { disputesOf } from "./order-extras.ts";
import type { OrderNode, SaleNode } from "./order-node.ts";
import type {
  OrderAgreementsQuery,
  OrderAgreementsQueryVariables,
  OrderPartsFragment,
} from "./types/admin.generated.d.ts";

/** How many fulfilments, refunds and transactions one ordinary read asks for: the same numbers as in `ORDER`. */
const LISTED_MAX = { fulfilments: 4, refunds: 4, transactions: 8 };

/**
 * Reads what an ordinary read of an order left out, so that every list is whole. Most orders need no further request.
 *
 * @returns null when the order vanished meanwhile
 */
export async function completeOrder(admin: AdminClient, order: OrderPartsFragment): Promise<OrderNode | null> {
  const isWhole =
    !order.lineItems.pageInfo.hasNextPage &&
    order.transactions.length < LISTED_MAX.transactions &&
    order.fulfillments.length < LISTED_MAX.fulfilments &&
    order.fulfillments.every((fulfilment) => !fulfilment.fulfillmentLineItems.pageInfo.hasNextPage) &&
    order.refunds.length < LISTED_MAX.refunds &&
    order.refunds.every((refund) => !hasMore(refund));
  const hasAgreements = order.edited || order.returnStatus !== "NO_RETURN";
  const edits = hasAgreements ? await readEdits(admin, order.id) : [];
  const disputes = await disputesOf(admin, order);
  if (!isWhole) return readPartByPart(admin, order, { edits, disputes });
  return {
    order,
    edits,
    disputes,
    lines: order.lineItems.nodes,
    transactions: order.transactions,
    fulfilments: order.fulfillments.map(({ fulfillmentLineItems, ...rest }) => ({
      ...rest,
      lines: fulfillmentLineItems.nodes,
    })),
    refunds: order.refunds.map(({ refundLineItems, orderAdjustments, refundShippingLines, ...rest }) => ({
      ...rest,
      lines: refundLineItems.nodes,
      adjustments: orderAdjustments.nodes,
      shipping: refundShippingLines.nodes,
    })),
  };
}

function hasMore(refund: OrderPartsFragment["refunds"][number]): boolean {
  return [refund.refundLineItems, refund.orderAdjustments, refund.refundShippingLines].some(
    ({ pageInfo }) => pageInfo.hasNextPage,
  );
}

async function readPartByPart(
  admin: AdminClient,
  order: OrderPartsFragment,
  read: Pick<OrderNode, "edits" | "disputes">,
): Promise<OrderNode | null> {
  const { order: lists } = await admin.query(ORDER_LISTS, { id: order.id });
  if (!lists) return null;
  const lines = await allPages(
    async (after) => (await admin.query(ORDER_LINES, { id: order.id, after })).order?.lineItems,
  );
  const fulfilments: OrderNode["fulfilments"] = [];
  for (const fulfilment of lists.fulfillments) {
    const id = fulfilment.id;
    const shipped = await allPages(
      async (after) => (await admin.query(FULFILMENT_LINES, { id, after })).fulfillment?.fulfillmentLineItems,
    );
    fulfilments.push({ ...fulfilment, lines: shipped });
  }
  const refunds: OrderNode["refunds"] = [];
  for (const refund of lists.refunds) {
    const id = refund.id;
    refunds.push({
      ...refund,
      lines: await allPages(async (after) => (await admin.query(REFUND_LINES, { id, after })).refund?.refundLineItems),
      adjustments: await allPages(
        async (after) => (await admin.query(REFUND_ADJUSTMENTS, { id, after })).refund?.orderAdjustments,
      ),
      shipping: await allPages(
        async (after) => (await admin.query(REFUND_SHIPPING, { id, after })).refund?.refundShippingLines,
      ),
    });
  }
  return { order, lines, fulfilments, refunds, transactions: lists.transactions, ...read };
}

async function readEdits(admin: AdminClient, id: string): Promise<OrderNode["edits"]> {
  const edits: OrderNode["edits"] = [];
  let after: string | null = null;
  for (;;) {
    const agreements: Agreements | undefined = await readAgreements(admin, {
      id,
      after,
      salesAfter: null,
      first: 10,
      sales: 25,
    });
    for (const { cursor, node } of agreements?.edges ?? []) {
      // An exchange adds its lines by the agreement of the return.
      if (node.__typename === "OrderEditAgreement" || node.__typename === "ReturnAgreement") {
        const sales = node.sales.pageInfo.hasNextPage ? await readSales(admin, { id, after }) : node.sales.nodes;
        edits.push({ id: node.id, happenedAt: node.happenedAt, sales });
      }
      after = cursor;
    }
    if (!agreements?.pageInfo.hasNextPage) return edits;
  }
}

type Agreements = NonNullable<OrderAgreementsQuery["order"]>["agreements"];

async function readAgreements(
  admin: AdminClient,
  page: OrderAgreementsQueryVariables,
): Promise<Agreements | undefined> {
  return (await admin.query(ORDER_AGREEMENTS, page)).order?.agreements;
}

/** Every sale of the one agreement that follows the cursor `after`: an agreement cannot be read by its own id. */
function readSales(admin: AdminClient, agreement: { id: string; after: string | null }): Promise<SaleNode[]> {
  return allPages(async (salesAfter) => {
    const agreements = await readAgreements(admin, { ...agreement, salesAfter, first: 1, sales: 250 });
    return agreements?.edges[0]?.node.sales;
  });
}

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** All nodes of a connection, page by page. */
async function allPages<Node>(
  read: (after: string | undefined) => Promise<Page<Node> | null | undefined>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read(after);
    nodes.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage || !page.pageInfo.endCursor) return nodes;
    after = page.pageInfo.endCursor;
  }
}
