import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type DescribedChange, describedChanges } from "../../../loyalty/change/described.ts";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";

/** What differs between two programs, subject by subject, in words. */
export function DescribedDiff({ before, after }: { before: Program; after: Program }) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const { language } = speech;
  const subjects = useMemo(
    () => describedChanges(before, after, { currency, language }),
    [before, after, currency, language],
  );
  return (
    <BlockStack gap="300">
      {subjects.map(({ name, changes }) => (
        <BlockStack key={name} gap="200">
          <Text as="h3" variant="headingSm">
            {t(`description.${name}`)}
          </Text>
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </BlockStack>
      ))}
    </BlockStack>
  );
}

const TONES = { added: "success", removed: "warning", changed: "info" } as const;

function Change({ change }: { change: DescribedChange }) {
  const { t } = useTranslation();
  const { kind, title, lost, won } = change;
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h4" fontWeight="semibold" breakWord>
          {title}
        </Text>
        <Badge tone={TONES[kind]}>{t(`versions.kind.${kind}`)}</Badge>
      </InlineStack>
      {lost.map((line) => (
        <Text as="p" key={line} tone="subdued" textDecorationLine="line-through" breakWord>
          <Text as="span" visuallyHidden>{`${t("versions.before")}: `}</Text>
          {line}
        </Text>
      ))}
      {won.map((line) => (
        <Text as="p" key={line} breakWord>
          {kind === "changed" && <Text as="span" visuallyHidden>{`${t("versions.after")}: `}</Text>}
          {line}
        </Text>
      ))}
    </BlockStack>
  );
}
