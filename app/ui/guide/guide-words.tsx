import { InlineCode, Link, Text } from "@shopify/polaris";
import { assertNever } from "../../loyalty/assert.ts";
import type { GuideText } from "./guide-view.ts";

/** Running text of the guide. */
export function GuideWords({ text }: { text: GuideText[] }) {
  return text.map((piece, place) => <Piece key={place} piece={piece} />);
}

function Piece({ piece }: { piece: GuideText }) {
  switch (piece.kind) {
    case "words":
      return piece.words;
    case "code":
      return <InlineCode>{piece.words}</InlineCode>;
    case "strong":
      return (
        <Text as="strong" fontWeight="semibold">
          <GuideWords text={piece.text} />
        </Text>
      );
    case "emphasis":
      return (
        <em>
          <GuideWords text={piece.text} />
        </em>
      );
    case "link":
      return (
        <Link url={piece.to} {...(piece.to.startsWith("/") ? {} : { target: "_blank" })}>
          <GuideWords text={piece.text} />
        </Link>
      );
    default:
      return assertNever(piece);
  }
}
