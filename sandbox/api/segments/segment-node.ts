import type { Segment } from "../../state-discounts.ts";
import { gid } from "../../webhooks/body-parts.ts";
import type { ApiNode } from "../node.ts";

/** A segment of customers. */
export function segmentNode(segment: Segment): ApiNode {
  return {
    __typename: "Segment",
    id: gid("Segment", segment.id),
    name: segment.name,
    query: segment.query,
    creationDate: segment.createdAt,
    lastEditDate: segment.updatedAt,
  };
}
