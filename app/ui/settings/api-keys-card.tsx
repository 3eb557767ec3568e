import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Divider,
  Form,
  InlineStack,
  Modal,
  Text,
  TextField,
} from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

/** The longest name of a key. */
export const KEY_NAME_MAX = 60;

export interface ApiKeyLine {
  id: string;
  name: string;
  /** The first characters, by which its owner knows it again. */
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export type NewKeyAnswer =
  { outcome: "created"; key: string; name: string } | { outcome: "name-required" } | { outcome: "name-too-long" };

export interface ApiKeysCardProps {
  apiKeys: ApiKeyLine[];
  newKey: NewKeyAnswer | null;
  isCreating: boolean;
  onCreateKey: (name: string) => void;
  onRevokeKey: (id: string) => void;
}

/** Keys of the REST API: made here, shown once, revoked here. */
export function ApiKeysCard(props: ApiKeysCardProps) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<ApiKeyLine | null>(null);
  return (
    <Card>
      <BlockStack gap="400">
        {props.newKey?.outcome === "created" && <CreatedKey apiKey={props.newKey.key} name={props.newKey.name} />}
        <NewKeyForm {...props} />
        {props.apiKeys.length === 0 && (
          <Text as="p" tone="subdued">
            {t("settings.keys.empty")}
          </Text>
        )}
        {props.apiKeys.map((line) => (
          <KeyRow key={line.id} line={line} onRevoke={() => setRevoking(line)} />
        ))}
      </BlockStack>
      {revoking && (
        <Modal
          open
          title={t("settings.keys.revoke-title", { name: revoking.name })}
          onClose={() => setRevoking(null)}
          primaryAction={{
            content: t("settings.keys.revoke"),
            destructive: true,
            onAction: () => {
              props.onRevokeKey(revoking.id);
              setRevoking(null);
            },
          }}
          secondaryActions={[{ content: t("action.cancel"), onAction: () => setRevoking(null) }]}
        >
          <Modal.Section>
            <Text as="p">{t("settings.keys.revoke-text")}</Text>
          </Modal.Section>
        </Modal>
      )}
    </Card>
  );
}

function CreatedKey({ apiKey, name }: { apiKey: string; name: string }) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const copy = async () => {
    await navigator.clipboard.writeText(apiKey);
    shopify.toast.show(t("settings.keys.copied"));
  };
  return (
    <BlockStack gap="300">
      <Banner tone="success" title={t("settings.keys.created", { name })}>
        <p>{t("settings.keys.once")}</p>
      </Banner>
      <TextField
        label={t("settings.keys.key")}
        value={apiKey}
        readOnly
        selectTextOnFocus
        autoComplete="off"
        monospaced
        connectedRight={<Button onClick={() => void copy()}>{t("settings.keys.copy")}</Button>}
      />
      <Divider />
    </BlockStack>
  );
}

function NewKeyForm({ newKey, isCreating, onCreateKey }: ApiKeysCardProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [isTried, setTried] = useState(false);
  const problem = newKey && newKey.outcome !== "created" ? newKey.outcome : null;
  const isMissing = isTried && name.trim() === "";
  const error = isMissing ? t("problem.required") : problem && t(`settings.keys.problem.${problem}`);
  const create = () => {
    setTried(name.trim() === "");
    if (name.trim() === "") return;
    onCreateKey(name.trim());
    setName("");
  };
  return (
    <Form onSubmit={create}>
      <TextField
        id="api-key-name"
        label={t("settings.keys.name")}
        value={name}
        autoComplete="off"
        helpText={t("settings.keys.name-help")}
        error={error ?? undefined}
        onChange={setName}
        connectedRight={
          <ChangeButton submit loading={isCreating}>
            {t("settings.keys.create")}
          </ChangeButton>
        }
      />
    </Form>
  );
}

function KeyRow({ line, onRevoke }: { line: ApiKeyLine; onRevoke: () => void }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const used =
    line.lastUsedAt === null
      ? t("settings.keys.never-used")
      : t("settings.keys.last-used", { at: date(line.lastUsedAt) });
  return (
    <BlockStack gap="300">
      <Divider />
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack>
          <Text as="span" fontWeight="semibold">
            {line.name}
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {`${line.prefix}… · ${t("settings.keys.made", { at: date(line.createdAt) })} · ${used}`}
          </Text>
        </BlockStack>
        {line.revokedAt === null ? (
          <ChangeButton
            tone="critical"
            variant="plain"
            accessibilityLabel={t("settings.keys.revoke-label", { name: line.name })}
            onClick={onRevoke}
          >
            {t("settings.keys.revoke")}
          </ChangeButton>
        ) : (
          <Badge>{t("settings.keys.revoked")}</Badge>
        )}
      </InlineStack>
    </BlockStack>
  );
}
