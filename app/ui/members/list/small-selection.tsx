import { ActionList, Box, Button, Checkbox, InlineStack, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format.tsx";

/** On a small screen, where Polaris' table has no boxes to tick: the box for all of the page, and what is done with whom is ticked. */
export function SmallSelection(props: {
  count: number;
  ticked: number;
  onTickAll: (isTicked: boolean) => void;
  actions: { content: string; onAction: () => void }[];
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { count, ticked, actions } = props;
  const close = () => setOpen(false);
  return (
    <Box padding="300" borderBlockEndWidth="025" borderColor="border">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Checkbox
          label={ticked === 0 ? t("memberList.tick.page") : t("memberList.tick.ticked", { number: number(ticked) })}
          checked={ticked === 0 ? false : ticked === count ? true : "indeterminate"}
          onChange={props.onTickAll}
        />
        {ticked > 0 && (
          <Popover
            active={isOpen}
            onClose={close}
            preferredAlignment="right"
            activator={
              <Button disclosure={isOpen ? "up" : "down"} onClick={() => setOpen(!isOpen)}>
                {t("memberList.tick.actions")}
              </Button>
            }
          >
            <ActionList items={actions} onActionAnyItem={close} />
          </Popover>
        )}
      </InlineStack>
    </Box>
  );
}
