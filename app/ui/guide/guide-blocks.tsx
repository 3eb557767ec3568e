import { Box, Image, List, Text } from "@shopify/polaris";
import { assertNever } from "../../loyalty/assert.ts";
import { GuideTable } from "./guide-table.tsx";
import { GuideWords } from "./guide-words.tsx";
import type { GuideBlock } from "./guide-view.ts";

/** What stands in a chapter, from top to bottom. */
export function GuideBlocks({ blocks }: { blocks: GuideBlock[] }) {
  // A chapter never changes its order while it is read.
  return blocks.map((block, place) => <Block key={place} block={block} />);
}

function Block({ block }: { block: GuideBlock }) {
  switch (block.kind) {
    case "heading":
      return (
        <Box paddingBlockStart="200">
          <Text as="h2" variant="headingMd">
            <GuideWords text={block.text} />
          </Text>
        </Box>
      );
    case "paragraph":
      return (
        <Text as="p" breakWord>
          <GuideWords text={block.text} />
        </Text>
      );
    case "list":
      return (
        <List type={block.isNumbered ? "number" : "bullet"}>
          {block.items.map((item, place) => (
            <List.Item key={place}>
              <Text as="span" breakWord>
                <GuideWords text={item} />
              </Text>
            </List.Item>
          ))}
        </List>
      );
    case "table":
      return <GuideTable header={block.header} rows={block.rows} />;
    case "picture":
      return <Image source={block.source} alt={block.alt} width="100%" />;
    default:
      return assertNever(block);
  }
}
