import {
  Badge,
  BlockStack,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";
import { type AnnouncedLine, AnnouncedChanges } from "../saving/announced-changes.tsx";
import { useActor } from "../saving/use-actor.ts";

/** One saved version. */
export interface VersionLine {
  version: number;
  /** Empty: it has none. */
  name: string;
  savedBy: string;
  /** From when on it was in force: when it was saved, or became due. */
  effectiveAt: string;
}

export interface VersionListProps {
  versions: VersionLine[];
  /** The version that holds now. */
  newest: number;
  announced: AnnouncedLine[];
  isLoading: boolean;
  nextUrl: string | null;
  previousUrl: string | null;
  onOpen: (url: string) => void;
}

/** Every version of the program, newest first, and above them what is announced. */
export function VersionList(props: VersionListProps) {
  const { t } = useTranslation();
  const isEmpty = props.versions.length === 0;
  return (
    <Page title={t("versions.title")} backAction={{ content: t("nav.program"), url: "/app/program" }}>
      <BlockStack gap="400">
        <AnnouncedChanges changes={props.announced} />
        <Card padding="0">
          {isEmpty ? (
            <EmptyState
              heading={t("versions.empty")}
              image=""
              action={{ content: t("versions.empty-action"), url: "/app/program" }}
            >
              <p>{t("versions.empty-text")}</p>
            </EmptyState>
          ) : (
            <VersionTable {...props} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

function VersionTable({ versions, newest, isLoading, nextUrl, previousUrl, onOpen }: VersionListProps) {
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
      resourceName={{ singular: t("versions.one"), plural: t("versions.many") }}
      itemCount={versions.length}
      headings={[
        { title: t("versions.column.version") },
        { title: t("versions.column.since") },
        { title: t("versions.column.by") },
      ]}
      {...(nextUrl === null && previousUrl === null ? {} : { pagination })}
    >
      {versions.map((line, position) => (
        <Line key={line.version} line={line} position={position} isNewest={line.version === newest} />
      ))}
    </IndexTable>
  );
}

function Line({ line, position, isNewest }: { line: VersionLine; position: number; isNewest: boolean }) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const { dateTime } = useFormat();
  const actor = useActor();
  const { version, name } = line;
  const title = (
    <InlineStack gap="200" blockAlign="center">
      <Link url={`/app/program/versions/${version}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {name === "" ? t("versions.number", { version }) : t("versions.named", { version, name })}
        </Text>
      </Link>
      {isNewest && <Badge tone="success">{t("versions.in-force")}</Badge>}
    </InlineStack>
  );
  if (smDown) {
    return (
      <IndexTable.Row id={String(version)} position={position}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            {title}
            <Text as="span" tone="subdued" variant="bodySm">
              {dateTime(line.effectiveAt)}
            </Text>
            <Text as="span" tone="subdued" variant="bodySm" breakWord>
              {actor(line.savedBy)}
            </Text>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={String(version)} position={position}>
      <IndexTable.Cell>{title}</IndexTable.Cell>
      <IndexTable.Cell>{dateTime(line.effectiveAt)}</IndexTable.Cell>
      <IndexTable.Cell>{actor(line.savedBy)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
