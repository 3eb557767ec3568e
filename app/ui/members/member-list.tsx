import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  Form,
  Icon,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useMemberName } from "./member-name.ts";

export interface MemberLine {
  id: string;
  /** The customer's name, read live; null where Shopify did not tell it. */
  name: string | null;
  customerId: string | null;
  tierName: string | null;
  balance: number;
  pending: number;
  joinedAt: string;
}

export interface MemberListProps {
  members: MemberLine[];
  search: string;
  /** Whether Shopify could be asked for names and e-mail addresses. */
  names: "live" | "unavailable";
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onSearch: (search: string) => void;
  onOpen: (url: string) => void;
}

/** Everybody who takes part, newest first. */
export function MemberList(props: MemberListProps) {
  const { t } = useTranslation();
  const isEmpty = props.members.length === 0;
  return (
    <Page title={t("members.title")}>
      <Card padding="0">
        <Box padding="300">
          <BlockStack gap="200">
            <SearchField search={props.search} onSearch={props.onSearch} />
            {props.names === "unavailable" && (
              <Text as="p" tone="subdued">
                {t("members.names-unavailable")}
              </Text>
            )}
          </BlockStack>
        </Box>
        {isEmpty && !props.isLoading ? (
          <NoMembers search={props.search} onSearch={props.onSearch} />
        ) : (
          <MemberTable {...props} />
        )}
      </Card>
    </Page>
  );
}

function SearchField({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  return (
    <Form onSubmit={() => onSearch(typed.trim())}>
      <TextField
        label={t("members.search")}
        labelHidden
        type="search"
        value={typed}
        placeholder={t("members.search-hint")}
        prefix={<Icon source={SearchIcon} tone="subdued" />}
        autoComplete="off"
        clearButton
        onClearButtonClick={() => {
          setTyped("");
          onSearch("");
        }}
        onChange={setTyped}
        connectedRight={<Button submit>{t("members.search-action")}</Button>}
      />
    </Form>
  );
}

function NoMembers({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  if (search !== "") {
    return (
      <EmptyState
        heading={t("members.none-found", { search })}
        image=""
        action={{ content: t("members.show-all"), onAction: () => onSearch("") }}
      >
        <p>{t("members.none-found-text")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading={t("members.empty")}
      image=""
      action={{ content: t("members.empty-action"), url: "/app/program" }}
    >
      <p>{t("members.empty-text")}</p>
    </EmptyState>
  );
}

function MemberTable({ members, isLoading, nextUrl, previousUrl, onOpen }: MemberListProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const pagination = {
    hasNext: nextUrl !== null,
    hasPrevious: previousUrl !== null,
    onNext: () => nextUrl !== null && onOpen(nextUrl),
    onPrevious: () => previousUrl !== null && onOpen(previousUrl),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isLoading}
      resourceName={{ singular: t("members.singular"), plural: t("members.plural") }}
      itemCount={members.length}
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
        <MemberRow key={member.id} member={member} position={position} isCondensed={smDown} />
      ))}
    </IndexTable>
  );
}

function MemberRow({ member, position, isCondensed }: { member: MemberLine; position: number; isCondensed: boolean }) {
  const { points, number, date } = useFormat();
  const url = `/app/members/${member.id}`;
  const tier = member.tierName === null ? null : <Badge tone="info">{member.tierName}</Badge>;
  if (isCondensed) {
    return (
      <IndexTable.Row id={member.id} position={position}>
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
    <IndexTable.Row id={member.id} position={position}>
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
}

function MemberName({ member, url }: { member: MemberLine; url: string }) {
  const { t } = useTranslation();
  const name = useMemberName()(member);
  return (
    <BlockStack>
      <Link url={url} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold">
          {name}
        </Text>
      </Link>
      {member.name !== null && member.customerId !== null && (
        <Text as="span" tone="subdued" variant="bodySm">
          {t("members.customer", { id: member.customerId })}
        </Text>
      )}
    </BlockStack>
  );
}
