import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  Form,
  Icon,
  InlineError,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMemberName } from "../members/member-name.ts";
import { ChangeButton } from "../permissions.tsx";
import type { CustomerSearch, FoundCustomer, NamingProblem, TestingActions } from "./testing-view.ts";

type Props = Pick<TestingActions, "busy" | "problem" | "onSearch" | "onName"> & { search: CustomerSearch };

/** Finds customers of the shop and adds them to the test. Mounted anew for another search. */
export function FindCustomerCard(props: Props) {
  const { t } = useTranslation();
  const { search, onSearch } = props;
  const [typed, setTyped] = useState(search.text);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("testing.find.title")}
        </Text>
        <BlockStack>
          <Form onSubmit={() => onSearch(typed.trim())}>
            <TextField
              label={t("testing.find.label")}
              helpText={t("testing.find.help")}
              type="search"
              value={typed}
              prefix={<Icon source={SearchIcon} tone="subdued" />}
              autoComplete="off"
              clearButton
              error={search.outcome === "unreachable" ? t("testing.find.unreachable") : undefined}
              onClearButtonClick={() => {
                setTyped("");
                onSearch("");
              }}
              onChange={setTyped}
              connectedRight={<Button submit>{t("testing.find.action")}</Button>}
            />
          </Form>
          <div role="status">
            {search.text !== "" && search.outcome === "done" && (
              <Box paddingBlockStart="300">
                <Found {...props} />
              </Box>
            )}
          </div>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Found({ search, busy, problem, onName }: Props) {
  const { t } = useTranslation();
  const { customers, hasMore, text } = search;
  if (customers.length === 0) {
    return (
      <BlockStack gap="100">
        <Text as="p" fontWeight="semibold" breakWord>
          {t("testing.find.none", { search: text })}
        </Text>
        <Text as="p" tone="subdued">
          {t("testing.find.none-text")}
        </Text>
      </BlockStack>
    );
  }
  return (
    <BlockStack gap="300">
      {customers.map((customer) => (
        <BlockStack gap="300" key={customer.customerId}>
          <Divider />
          <Customer
            customer={customer}
            isBusy={busy === "name"}
            problem={problem?.customerId === customer.customerId ? problem.outcome : null}
            onName={() => onName(customer)}
          />
        </BlockStack>
      ))}
      {hasMore && (
        <Text as="p" tone="subdued">
          {t("testing.find.more")}
        </Text>
      )}
    </BlockStack>
  );
}

function Customer(props: {
  customer: FoundCustomer;
  isBusy: boolean;
  problem: NamingProblem["outcome"] | null;
  onName: () => void;
}) {
  const { t } = useTranslation();
  const { customer, isBusy, problem, onName } = props;
  const name = useMemberName()(customer);
  const fieldId = `naming-${customer.customerId}`;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack>
          <Text as="span" fontWeight="semibold" breakWord>
            {name}
          </Text>
          {customer.email !== null && customer.email !== name && (
            <Text as="span" tone="subdued" variant="bodySm" breakWord>
              {customer.email}
            </Text>
          )}
        </BlockStack>
        {customer.isTester ? (
          <Badge tone="info">{t("testing.find.is-in")}</Badge>
        ) : (
          <ChangeButton
            disabled={isBusy}
            accessibilityLabel={t("testing.find.add-label", { name })}
            {...(problem === null ? {} : { ariaDescribedBy: `${fieldId}Error` })}
            onClick={onName}
          >
            {t("testing.find.add")}
          </ChangeButton>
        )}
      </InlineStack>
      {problem !== null && <InlineError message={t(`testing.problem.${problem}`)} fieldID={fieldId} />}
    </BlockStack>
  );
}
