import { List, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../loyalty/assert.ts";
import type { Program } from "../../../loyalty/program.ts";
import { type Difference, differences } from "../../fields/differences.ts";
import { useFormat } from "../../format.tsx";

export interface FieldDifferencesProps {
  before: Program;
  after: Program;
  /** What products, variants and collections are called, by global id. */
  titles: Readonly<Record<string, string>>;
}

/** Every field that differs, with its place, and what it said before and after. */
export function FieldDifferences({ before, after, titles }: FieldDifferencesProps) {
  const { t } = useTranslation();
  const { speech, currency } = useFormat();
  const { language } = speech;
  const found = useMemo(
    () => differences(before, after, { currency, language, titles, t }),
    [before, after, currency, language, titles, t],
  );
  if (found.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {t("versions.same")}
      </Text>
    );
  }
  return (
    <>
      <Text as="h3" variant="headingMd">
        {t("versions.fields")}
      </Text>
      <List>
        {found.map((difference) => (
          <List.Item key={difference.key}>
            <Text as="span" fontWeight="semibold" breakWord>
              {`${difference.place.join(" · ")}: `}
            </Text>
            <Change change={difference.change} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Change({ change }: Pick<Difference, "change">) {
  const { t } = useTranslation();
  switch (change.kind) {
    case "added":
    case "removed":
      return t(`versions.field.${change.kind}`);
    case "order":
      return t("versions.field.order", { before: change.before, after: change.after });
    case "changed": {
      const nothing = t("versions.nothing");
      return t("versions.from-to", { before: change.before ?? nothing, after: change.after ?? nothing });
    }
    default:
      return assertNever(change);
  }
}
