import type { AdminClient } from "../admin-client.ts";
import { gid, idOf } from "../ids.ts";

const MEMBERSHIP = `#graphql
  query SegmentMembership($customerId: ID!, $segmentIds: [ID!]!) {
    customerSegmentMembership(customerId: $customerId, segmentIds: $segmentIds) {
      memberships {
        segmentId
        isMember
      }
    }
  }`;

/**
 * In which of the segments a customer is now.
 *
 * @param asked.customerId Shopify customer id, decimal
 * @param asked.segmentIds decimal too, at most ten
 */
export async function segmentsOfCustomer(
  admin: AdminClient,
  asked: { customerId: string; segmentIds: readonly string[] },
): Promise<string[]> {
  if (asked.segmentIds.length === 0) return [];
  const { customerSegmentMembership } = await admin.query(MEMBERSHIP, {
    customerId: gid("Customer", asked.customerId),
    segmentIds: asked.segmentIds.map((id) => gid("Segment", id)),
  });
  return customerSegmentMembership.memberships.flatMap(({ segmentId, isMember }) =>
    isMember ? [idOf(segmentId)] : [],
  );
}
