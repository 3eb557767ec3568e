import { Badge, BlockStack, Card, Divider, InlineStack, Link, List, Modal, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { useMemberName } from "../members/member-name.ts";
import { ChangeButton } from "../permissions.tsx";
import type { TesterLine, TestingActions } from "./testing-view.ts";

type Props = Pick<TestingActions, "busy" | "onDrop"> & { testers: TesterLine[]; names: "live" | "unavailable" };

/** Who takes part, with what they have. */
export function TestersCard(props: Props) {
  const { t } = useTranslation();
  const { testers, names, busy, onDrop } = props;
  const [asked, setAsked] = useState<TesterLine | null>(null);
  const drop = (tester: TesterLine) => {
    onDrop(tester);
    setAsked(null);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("testing.testers.title")}
        </Text>
        {names === "unavailable" && (
          <Text as="p" tone="subdued">
            {t("members.names-unavailable")}
          </Text>
        )}
        {testers.length === 0 && (
          <Text as="p" tone="subdued">
            {t("testing.testers.empty")}
          </Text>
        )}
        {testers.map((tester, index) => (
          <Fragment key={tester.customerId}>
            {index > 0 && <Divider />}
            <Tester tester={tester} onRemove={() => setAsked(tester)} />
          </Fragment>
        ))}
      </BlockStack>
      {asked && (
        <Question tester={asked} isBusy={busy === "drop"} onDrop={() => drop(asked)} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}

function Tester({ tester, onRemove }: { tester: TesterLine; onRemove: () => void }) {
  const { t } = useTranslation();
  const { points } = useFormat();
  const name = useMemberName()(tester);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        {tester.memberId === null ? (
          <Text as="span" fontWeight="semibold" breakWord>
            {name}
          </Text>
        ) : (
          <Link url={`/app/members/${tester.memberId}`} monochrome>
            <Text as="span" fontWeight="semibold" breakWord>
              {name}
            </Text>
          </Link>
        )}
        {tester.email !== null && tester.email !== name && (
          <Text as="span" tone="subdued" variant="bodySm" breakWord>
            {tester.email}
          </Text>
        )}
      </BlockStack>
      <InlineStack gap="300" blockAlign="center">
        <Text as="span" numeric>
          {points(tester.balance)}
        </Text>
        {tester.isDropping ? (
          <Badge tone="attention">{t("testing.testers.dropping")}</Badge>
        ) : (
          <ChangeButton accessibilityLabel={t("testing.testers.remove-label", { name })} onClick={onRemove}>
            {t("testing.testers.remove")}
          </ChangeButton>
        )}
      </InlineStack>
    </InlineStack>
  );
}

function Question(props: { tester: TesterLine; isBusy: boolean; onDrop: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { points } = useFormat();
  const { tester, isBusy, onDrop, onClose } = props;
  const name = useMemberName()(tester);
  return (
    <Modal
      open
      title={t("testing.remove.title", { name })}
      onClose={onClose}
      primaryAction={{
        content: t("testing.testers.remove"),
        destructive: true,
        loading: isBusy,
        onAction: onDrop,
      }}
      secondaryActions={[{ content: t("action.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <List>
          <List.Item>{t("testing.remove.ends")}</List.Item>
          <List.Item>{t("testing.remove.points", { points: points(tester.balance) })}</List.Item>
          <List.Item>{t("testing.remove.again")}</List.Item>
        </List>
      </Modal.Section>
    </Modal>
  );
}
