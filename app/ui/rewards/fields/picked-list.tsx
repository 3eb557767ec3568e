import { BlockStack, Button, InlineError, InlineStack, Tag, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type PickedType, usePicker } from "../use-picker.ts";

/** Products, variants or collections that were chosen, with the button that chooses. */
export function PickedList(props: {
  id: string;
  label: string;
  type: PickedType;
  ids: readonly string[];
  error?: string | undefined;
  onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation();
  const { id, label, type, ids, error, onChange } = props;
  const { pick, titleOf } = usePicker();
  return (
    <BlockStack gap="150">
      <Text as="span">{label}</Text>
      {ids.length > 0 && (
        <InlineStack gap="150">
          {ids.map((each) => (
            <Tag key={each} onRemove={() => onChange(ids.filter((other) => other !== each))}>
              {titleOf(type, each)}
            </Tag>
          ))}
        </InlineStack>
      )}
      <InlineStack>
        <Button id={id} onClick={() => void pick(type, ids).then((picked) => picked && onChange(picked))}>
          {t(`rewards.pick.${type}`)}
        </Button>
      </InlineStack>
      {error !== undefined && <InlineError fieldID={id} message={error} />}
    </BlockStack>
  );
}
