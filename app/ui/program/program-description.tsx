import { BlockStack, Box, Card, Divider, Text } from "@shopify/polaris";
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { describeProgram, type DescribedItem } from "../../loyalty/describe/describe-program.ts";
import type { Program } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";

/** Everything that a program does, section by section, in sentences. */
export function ProgramDescriptionCard({ program, title }: { program: Program; title: string }) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const sections = useMemo(
    () => describeProgram(program, { currency, language: speech.language }),
    [program, currency, speech.language],
  );
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {sections.map(({ name, items }, index) => (
          <Fragment key={name}>
            {index > 0 && <Divider />}
            <BlockStack gap="300">
              <Text as="h3" variant="headingSm">
                {t(`description.${name}`)}
              </Text>
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </BlockStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Item({ item }: { item: DescribedItem }) {
  return (
    <Box>
      <Text as="h4" fontWeight="semibold" breakWord>
        {item.title}
      </Text>
      {item.sentences.map((text, index) => (
        <Text as="p" key={index} breakWord>
          {text}
        </Text>
      ))}
    </Box>
  );
}
