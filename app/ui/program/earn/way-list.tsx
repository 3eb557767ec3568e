import { BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, DuplicateIcon } from "@shopify/polaris-icons";
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type DescribedItem, describeProgram } from "../../../loyalty/describe/describe-program.ts";
import type { EarningRule, Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { ChangeButton } from "../../permissions.tsx";

export interface WayListProps {
  program: Program;
  onMove: (index: number, by: 1 | -1) => void;
  onDelete: (rule: EarningRule) => void;
}

/** All ways to earn, each with what it gives in words. */
export function WayList(props: WayListProps) {
  const { currency, speech } = useFormat();
  const { program } = props;
  const items = useMemo(
    () =>
      describeProgram(program, { currency, language: speech.language })
        .filter(({ name }) => name === "earning")
        .flatMap((section) => section.items),
    [program, currency, speech.language],
  );
  return (
    <Card>
      <BlockStack gap="400">
        {items.map((item, index) => (
          <Fragment key={item.id}>
            {index > 0 && <Divider />}
            <Way {...props} item={item} index={index} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Way(props: WayListProps & { item: DescribedItem; index: number }) {
  const { item, index, program } = props;
  const rule = program.earning[index];
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Link url={`/app/program/earn/${item.id}`} monochrome removeUnderline>
          <Text as="span" variant="headingSm" breakWord>
            {item.title}
          </Text>
        </Link>
        {rule && <WayButtons {...props} rule={rule} title={item.title} />}
      </InlineStack>
      {item.sentences.map((text, at) => (
        <Text key={at} as="p" breakWord {...(at === 0 ? {} : { tone: "subdued" as const })}>
          {text}
        </Text>
      ))}
    </BlockStack>
  );
}

function WayButtons(props: WayListProps & { rule: EarningRule; title: string; index: number }) {
  const { t } = useTranslation();
  const { program, rule, title, index, onMove, onDelete } = props;
  const { length } = program.earning;
  return (
    <ButtonGroup variant="segmented">
      {length > 1 && (
        <ChangeButton
          icon={ArrowUpIcon}
          disabled={index === 0}
          accessibilityLabel={t("fields.up", { title })}
          onClick={() => onMove(index, -1)}
        />
      )}
      {length > 1 && (
        <ChangeButton
          icon={ArrowDownIcon}
          disabled={index === length - 1}
          accessibilityLabel={t("fields.down", { title })}
          onClick={() => onMove(index, 1)}
        />
      )}
      <Button
        icon={DuplicateIcon}
        accessibilityLabel={t("earn.copy-label", { title })}
        url={`/app/program/earn/new/copy?from=${rule.id}`}
      />
      <ChangeButton
        icon={DeleteIcon}
        accessibilityLabel={t("earn.delete-label", { title })}
        onClick={() => onDelete(rule)}
      />
    </ButtonGroup>
  );
}
