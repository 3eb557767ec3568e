import {
  Badge,
  BlockStack,
  Box,
  Checkbox,
  IndexTable,
  IndexTableSelectionType,
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
import { BULK_ACTIONS, type BulkAction } from "./bulk/bulk-view.ts";
import { useMixedBoxes } from "./mixed-boxes.ts";
import { SmallSelection } from "./small-selection.tsx";

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
      {smDown && hasBulk && (
        <SmallSelection
          count={members.length}
          ticked={selectedResources.length}
          onTickAll={(isTicked) => handleSelectionChange(IndexTableSelectionType.Page, isTicked)}
          actions={BULK_ACTIONS.map(bulk)}
        />
      )}
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
            onTick={smDown && hasBulk ? handleSelectionChange : null}
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
  /** Where the table has no boxes of its own; null: it has, or nobody is ticked. */
  onTick: Tick | null;
}

type Tick = ReturnType<typeof useIndexResourceState>["handleSelectionChange"];

/** Rendered again only when it changes: a table is measured, and rendered, several times as it appears. */
const MemberRow = memo(function MemberRow(props: MemberRowProps) {
  const { member, position, isCondensed, isSelected, onTick } = props;
  const { points, number, date } = useFormat();
  const url = `/app/members/${member.id}`;
  const tier = member.tierName === null ? null : <Badge tone="info">{member.tierName}</Badge>;
  if (isCondensed) {
    return (
      <IndexTable.Row id={member.id} position={position} selected={isSelected}>
        <Box padding="300" width="100%">
          <InlineStack gap="200" wrap={false}>
            {onTick && <TickBox member={member} isTicked={isSelected} onTick={onTick} />}
            <Box width="100%">
              <BlockStack gap="100">
                <MemberName member={member} url={url} opens={onTick ? "name" : "row"} />
                <InlineStack align="space-between" blockAlign="center" gap="200">
                  <Text as="span">{points(member.balance)}</Text>
                  {tier}
                </InlineStack>
              </BlockStack>
            </Box>
          </InlineStack>
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

function TickBox({ member, isTicked, onTick }: { member: MemberLine; isTicked: boolean; onTick: Tick }) {
  const { t } = useTranslation();
  const name = useMemberName()(member);
  return (
    <Checkbox
      label={t("memberList.tick.member", { name })}
      labelHidden
      checked={isTicked}
      onChange={(isNow) => onTick(IndexTableSelectionType.Single, isNow, member.id)}
    />
  );
}

/** @param opens where a click opens the member: anywhere in the row, or on the name, where a row has a box to tick */
function MemberName({ member, url, opens = "row" }: { member: MemberLine; url: string; opens?: "row" | "name" }) {
  const { t } = useTranslation();
  const name = useMemberName()(member);
  return (
    <BlockStack>
      <InlineStack gap="200" blockAlign="center">
        <Link url={url} {...(opens === "row" ? { dataPrimaryLink: true } : {})} monochrome removeUnderline>
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
