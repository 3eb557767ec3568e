import { DescriptionList, InlineGrid, Text } from "@shopify/polaris";
import { GuideWords } from "./guide-words.tsx";
import type { GuideText } from "./guide-view.ts";

/** A table of the guide: what stands in a row is side by side where there is room, and below each other where there is not. */
export function GuideTable({ header, rows }: { header: GuideText[][]; rows: GuideText[][][] }) {
  const names = rowOf(header);
  const described = rows.map(rowOf).map(({ term, cells }) => ({
    term: <GuideWords text={term} />,
    description: <Cells cells={cells} />,
  }));
  const heading = {
    term: (
      <Text as="span" fontWeight="regular" tone="subdued">
        <GuideWords text={names.term} />
      </Text>
    ),
    description: (
      <Text as="span" tone="subdued">
        <Cells cells={names.cells} />
      </Text>
    ),
  };
  return <DescriptionList items={[heading, ...described]} gap="tight" />;
}

function rowOf([term = [], ...cells]: GuideText[][]): { term: GuideText[]; cells: GuideText[][] } {
  return { term, cells };
}

function Cells({ cells }: { cells: GuideText[][] }) {
  return (
    <InlineGrid columns={{ xs: 1, md: cells.length }} gap={{ xs: "100", md: "400" }}>
      {cells.map((cell, place) => (
        <Text key={place} as="span" breakWord>
          <GuideWords text={cell} />
        </Text>
      ))}
    </InlineGrid>
  );
}
