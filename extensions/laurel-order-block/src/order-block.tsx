/** @jsxImportSource preact */
import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Asked, idOf, type Translate } from "../../blocks/ask.ts";
import { Block, Failure, Loading } from "../../blocks/frame.tsx";
import { Effects } from "./effects.tsx";
import { Forgiveness } from "./forgiveness.tsx";
import { Offer } from "./offer.tsx";
import { askOrder, type OrderAnswer, type OrderFacts, type RefundChoice, type Wished } from "./order-facts.ts";
import { ChooseRefund } from "./refund-choice.tsx";
import { titlesOf } from "./titles.ts";

declare const shopify: Api;

/** Shopify calls this to show the block on the page of an order. */
export default function show(): void {
  render(<OrderBlock />, document.body);
}

/** Why nothing was changed; null: it was. A limit says how many points are left. */
function problemOf(answer: Asked<Wished>): string | null {
  if (answer.outcome !== "answered") return t(`problem.${answer.outcome}`);
  const { outcome, left } = answer.data;
  return left ? t(`problem.${outcome}`, { left: left.text }) : null;
}

const t: Translate = (key, values) => shopify.i18n.translate(key, values);

function OrderBlock() {
  const orderId = idOf(shopify.data.selected[0]?.id);
  const [choice, setChoice] = useState<RefundChoice>({ kind: "whole" });
  const [asked, setAsked] = useState<Asked<OrderAnswer> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void askOrder({ orderId, choice, language: t("language") }).then((answer) => {
      if (isCurrent) setAsked(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [orderId, choice, round]);
  const again = () => setRound((number) => number + 1);
  return (
    <Block heading={t("heading")}>
      {asked === null ? <Loading label={t("loading")} /> : null}
      {asked !== null && asked.outcome !== "answered" ? (
        <Failure outcome={asked.outcome} t={t} onRetry={again} />
      ) : null}
      {asked?.outcome === "answered" && asked.data.outcome !== "order" ? (
        <s-paragraph>{t(`empty.${asked.data.outcome}`)}</s-paragraph>
      ) : null}
      {asked?.outcome === "answered" && asked.data.outcome === "order" ? (
        <Desk facts={asked.data} orderId={orderId} choice={choice} onChoose={setChoice} onChanged={again} />
      ) : null}
    </Block>
  );
}

interface Desking {
  facts: OrderFacts;
  orderId: string;
  choice: RefundChoice;
  onChoose: (choice: RefundChoice) => void;
  onChanged: () => void;
}

function Desk({ facts, orderId, choice, onChoose, onChanged }: Desking) {
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    void titlesOf(orderId, (query, variables) => shopify.query(query, { variables })).then(setTitles);
  }, [orderId]);
  const act = (work: () => Promise<Asked<Wished>>) => {
    setIsBusy(true);
    setDone(null);
    void work().then((answer) => {
      setIsBusy(false);
      setProblem(problemOf(answer));
      onChanged();
    });
  };
  return (
    <>
      <ChooseRefund order={facts.order} titles={titles} choice={choice} onChoose={onChoose} t={t} />
      <Effects facts={facts} t={t} />
      {problem === null ? null : (
        <s-banner tone="critical">
          <s-paragraph>{problem}</s-paragraph>
        </s-banner>
      )}
      <Forgiveness facts={facts} orderId={orderId} isBusy={isBusy} act={act} t={t} />
      {facts.mayAct ? (
        <Offer
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
