import {
  Badge,
  BlockStack,
  Box,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";
import { useMemberName } from "../member-name.ts";
import { TestBadge } from "../test-badge.tsx";
import type { BulkAction } from "./bulk/bulk-view.ts";
import { useMixedBoxes } from "./mixed-boxes.ts";

export type MemberLine = {
  id: string;
  /** The customer's name, read live; null where Shopify did not tell it. */
  name: string | null;
  customerId: string | null;
  tierName: string | null;
  balance: number;
  pending: number;
  isBlocked: boolean;
  /** Takes part in a test, at the end of which everything is wiped. */
  isTest: boolean;
  joinedAt: string;
};

export interface MemberTableProps {
  members: MemberLine[];
  /** Filters of the list, as the query of an address; null: the members were searched for. */
  query: string | null;
  /** Whether somebody may do something with many members. */
  hasBulk: boolean;
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onOpen: (url: string) => void;
}

export function MemberTable(props: MemberTableProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const { members, hasBulk, isLoading, nextUrl, previousUrl, query, onOpen } = props;
  const boxes = useMixedBoxes();
  const { selectedResources, allResourcesSelected, handleSelectionChange } = useIndexResourceState(members);
  const hasMore = query !== null && (nextUrl !== null || previousUrl !== null);
  const bulk = (what: BulkAction) => ({
    content: t(`memberList.bulk.${what}`),
    onAction: () => onOpen(bulkUrl(what, allResourcesSelected && query !== null ? query : selectedResources)),
  });
  const pagination = {
    hasNext: nextUrl !== null,
    hasPrevious: previousUrl !== null,
    onNext: () => nextUrl !== null && onOpen(nextUrl),
    onPrevious: () => previousUrl !== null && onOpen(previousUrl),
  };
  return (
    <Box ref={boxes}>
      <IndexTable
        condensed={smDown}
        selectable={hasBulk}
        loading={isLoading}
        resourceName={{ singular: t("members.singular"), plural: t("members.plural") }}
        itemCount={members.length}
        hasMoreItems={hasMore}
        selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
        onSelectionChange={handleSelectionChange}
        paginatedSelectAllActionText={t("memberList.select-all")}
        paginatedSelectAllText={t("memberList.all-selected")}
        promotedBulkActions={[bulk("grant")]}
        bulkActions={[bulk("tier"), bulk("extend"), bulk("export")]}
        headings={[
          { title: t("members.name") },
          { title: t("members.tier") },
          { title: t("members.balance"), alignment: "end" },
          { title: t("members.pending"), alignment: "end" },
          { title: t("members.joined") },
        ]}
        {...(nextUrl === null && previousUrl === null ? {} : { pagination })}
      >
        {members.map((member, position) => (
          <MemberRow
            key={member.id}
            member={member}
            position={position}
            isCondensed={smDown}
            isSelected={selectedResources.includes(member.id)}
          />
        ))}
      </IndexTable>
    </Box>
  );
}

/** The page of a bulk action: for everybody of a list, or for members who were ticked. */
export function bulkUrl(what: BulkAction, selection: string | readonly string[]): string {
  const query = new URLSearchParams(typeof selection === "string" ? selection : "");
  query.delete("sort");
  query.set("do", what);
  if (typeof selection !== "string") query.set("ids", selection.join(","));
  return `/app/members/bulk/new?${query.toString()}`;
}

interface MemberRowProps {
  member: MemberLine;
  position: number;
  isCondensed: boolean;
  isSelected: boolean;
}

/** Rendered again only when it changes: a table is measured, and rendered, several times as it appears. */
const MemberRow = memo(function MemberRow({ member, position, isCondensed, isSelected }: MemberRowProps) {
  const { points, number, date } = useFormat();
  const url = `/app/members/${member.id}`;
  const tier = member.tierName === null ? null : <Badge tone="info">{member.tierName}</Badge>;
  if (isCondensed) {
    return (
      <IndexTable.Row id={member.id} position={position} selected={isSelected}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            <MemberName member={member} url={url} />
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="span">{points(member.balance)}</Text>
              {tier}
            </InlineStack>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={member.id} position={position} selected={isSelected}>
      <IndexTable.Cell>
        <MemberName member={member} url={url} />
      </IndexTable.Cell>
      <IndexTable.Cell>{tier ?? "–"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {number(member.balance)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {number(member.pending)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{date(member.joinedAt)}</IndexTable.Cell>
    </IndexTable.Row>
  );
});

function MemberName({ member, url }: { member: MemberLine; url: string }) {
  const { t } = useTranslation();
  const name = useMemberName()(member);
  return (
    <BlockStack>
      <InlineStack gap="200" blockAlign="center">
        <Link url={url} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {name}
          </Text>
        </Link>
        {member.isTest && <TestBadge />}
        {member.isBlocked && <Badge tone="warning">{t("memberList.blocked")}</Badge>}
      </InlineStack>
      {member.name !== null && member.customerId !== null && (
        <Text as="span" tone="subdued" variant="bodySm">
          {t("members.customer", { id: member.customerId })}
        </Text>
      )}
    </BlockStack>
  );
}
