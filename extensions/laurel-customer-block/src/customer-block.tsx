/** @jsxImportSource preact */
import type { Api } from "@shopify/ui-extensions/admin.customer-details.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Asked, idOf, type Translate } from "../../blocks/ask.ts";
import { Block, Failure, Loading } from "../../blocks/frame.tsx";
import { GrantForm } from "./grant-form.tsx";
import { askMember, type MemberAnswer, type MemberFacts } from "./member-facts.ts";

declare const shopify: Api;

/** Shopify calls this to show the block on the page of a customer. */
export default function show(): void {
  render(<CustomerBlock />, document.body);
}

const t: Translate = (key, values) => shopify.i18n.translate(key, values);

function CustomerBlock() {
  const customerId = idOf(shopify.data.selected[0]?.id);
  const [asked, setAsked] = useState<Asked<MemberAnswer> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void askMember(customerId, t("language")).then((answer) => {
      if (isCurrent) setAsked(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [customerId, round]);
  const again = () => setRound((number) => number + 1);
  return (
    <Block heading={t("heading")}>
      {asked === null ? <Loading label={t("loading")} /> : null}
      {asked !== null && asked.outcome !== "answered" ? (
        <Failure outcome={asked.outcome} t={t} onRetry={again} />
      ) : null}
      {asked?.outcome === "answered" && asked.data.outcome === "no-member" ? (
        <s-paragraph>{t("empty")}</s-paragraph>
      ) : null}
      {asked?.outcome === "answered" && asked.data.outcome === "member" ? (
        <Member facts={asked.data} onChanged={again} />
      ) : null}
    </Block>
  );
}

function Member({ facts, onChanged }: { facts: MemberFacts; onChanged: () => void }) {
  const [done, setDone] = useState<string | null>(null);
  return (
    <>
      <Standing facts={facts} />
      <Movements movements={facts.movements} />
      {facts.mayAct ? (
        <GrantForm
          facts={facts}
          t={t}
          onGiven={(text) => {
            setDone(text);
            onChanged();
          }}
        />
      ) : null}
      {done === null ? null : (
        <s-banner tone="success">
          <s-paragraph>{done}</s-paragraph>
        </s-banner>
      )}
      <s-link href={`app:app/members/${facts.memberId}`}>{t("member")}</s-link>
    </>
  );
}

function Standing({ facts: { balances, pending, tier } }: { facts: MemberFacts }) {
  return (
    <s-stack gap="small-200">
      <s-text type="strong">{t("balance", { points: balances.map(({ text }) => text).join(", ") })}</s-text>
      {pending === null ? null : <s-text>{t("pending", { points: pending.text })}</s-text>}
      <s-text>{tierText(tier)}</s-text>
    </s-stack>
  );
}

function tierText(tier: MemberFacts["tier"]): string {
  if (tier === null) return t("tier.none");
  if (tier.until === null) return t("tier.open", { tier: tier.name });
  return t("tier.until", { tier: tier.name, day: tier.until });
}

function Movements({ movements }: Pick<MemberFacts, "movements">) {
  return (
    <s-stack gap="small-200">
      <s-heading>{t("movements.heading")}</s-heading>
      {movements.length === 0 ? <s-text color="subdued">{t("movements.none")}</s-text> : null}
      {movements.length === 0 ? null : (
        <s-unordered-list>
          {movements.map(({ id, day, points, sentence }) => (
            <s-list-item key={id}>
              <s-text type="strong">{points.text}</s-text> <s-text color="subdued">{day}</s-text>
              <s-paragraph>{sentence}</s-paragraph>
            </s-list-item>
          ))}
        </s-unordered-list>
      )}
    </s-stack>
  );
}
