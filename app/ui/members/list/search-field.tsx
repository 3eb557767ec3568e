import { Button, Form, Icon, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Looks for a member by whatever somebody has at hand. */
export function SearchField({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  return (
    <Form onSubmit={() => onSearch(typed.trim())}>
      <TextField
        label={t("members.search")}
        labelHidden
        type="search"
        value={typed}
        placeholder={t("memberList.search-hint")}
        prefix={<Icon source={SearchIcon} tone="subdued" />}
        autoComplete="off"
        clearButton
        onClearButtonClick={() => {
          setTyped("");
          onSearch("");
        }}
        onChange={setTyped}
        connectedRight={<Button submit>{t("members.search-action")}</Button>}
      />
    </Form>
  );
}
