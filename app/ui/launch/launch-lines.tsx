import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import type { LaunchPageProps, LaunchLineView } from "./launch-view.ts";

/** Everybody with past orders: what they get, and the tier they would hold. */
export function LaunchLines(props: LaunchPageProps) {
  const { t } = useTranslation();
  return (
    <Card padding="0">
      <Box padding="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("launch.lines.title")}
          </Text>
          {props.lines.length > 0 && <Button onClick={props.onDownload}>{t("launch.lines.download")}</Button>}
        </InlineStack>
        {props.names === "unavailable" && (
          <Text as="p" tone="subdued">
            {t("members.names-unavailable")}
          </Text>
        )}
      </Box>
      {props.lines.length === 0 ? (
        <EmptyState heading={t("launch.lines.empty")} image="">
          <p>{t("launch.lines.empty-text")}</p>
        </EmptyState>
      ) : (
        <LinesTable {...props} />
      )}
    </Card>
  );
}

function LinesTable({ lines, next, isFirstPage, isTurning, onPage, units }: LaunchPageProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const pagination = {
    hasNext: next !== null,
    onNext: () => next !== null && onPage(next),
    // Pages go forward by customer; the way back leads to the first one.
    hasPrevious: !isFirstPage,
    onPrevious: () => onPage("0"),
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      loading={isTurning}
      resourceName={{ singular: t("launch.lines.singular"), plural: t("launch.lines.plural") }}
      itemCount={lines.length}
      headings={[
        { title: t("launch.lines.customer") },
        { title: t("members.tier") },
        { title: t("launch.lines.points"), alignment: "end" },
        { title: t("launch.lines.orders"), alignment: "end" },
      ]}
      {...(next === null && isFirstPage ? {} : { pagination })}
    >
      {lines.map((line, position) => (
        <LineRow key={line.customerId} line={line} position={position} isCondensed={smDown} units={units} />
      ))}
    </IndexTable>
  );
}

function LineRow(props: {
  line: LaunchLineView;
  position: number;
  isCondensed: boolean;
  units: LaunchPageProps["units"];
}) {
  const { number } = useFormat();
  const { line, position, isCondensed } = props;
  const given = useGiven(props.units)(line);
  const tier = line.tierName === null ? null : <Badge tone="info">{line.tierName}</Badge>;
  if (isCondensed) {
    return (
      <IndexTable.Row id={line.customerId} position={position}>
        <Box padding="300" width="100%">
          <BlockStack gap="100">
            <CustomerName line={line} />
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="span">{given}</Text>
              {tier}
            </InlineStack>
          </BlockStack>
        </Box>
      </IndexTable.Row>
    );
  }
  return (
    <IndexTable.Row id={line.customerId} position={position}>
      <IndexTable.Cell>
        <CustomerName line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>{tier ?? "–"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {given}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {number(line.orders)}
        </Text>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function CustomerName({ line }: { line: LaunchLineView }) {
  const name = useMemberName()(line);
  if (line.memberId === null) return <Text as="span">{name}</Text>;
  return (
    <Link url={`/app/members/${line.memberId}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {name}
      </Text>
    </Link>
  );
}

/** What a line gives, in every unit. */
function useGiven(units: LaunchPageProps["units"]): (line: LaunchLineView) => string {
  const { inUnit } = useFormat();
  return ({ points }) => {
    const given = units.flatMap((unit) => {
      const some = points[unit.id] ?? 0;
      return some === 0 ? [] : [inUnit(some, { ...unit, icon: "" })];
    });
    return given.length === 0 ? "–" : given.join(", ");
  };
}
