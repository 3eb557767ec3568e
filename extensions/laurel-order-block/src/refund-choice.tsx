/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.order-details.block.render";
import { useState } from "preact/hooks";
import type { Translate } from "../../blocks/ask.ts";
import type { OrderFacts, RefundChoice } from "./order-facts.ts";

const KINDS = ["whole", "items", "amount"] as const;
const AMOUNT = /^\d{1,9}([.,]\d{1,3})?$/;

interface Choosing {
  order: OrderFacts["order"];
  /** What the goods are called, by the line's id. */
  titles: Readonly<Record<string, string>>;
  choice: RefundChoice;
  onChoose: (choice: RefundChoice) => void;
  t: Translate;
}

/** What is about to be refunded: everything, some items, or an amount. */
export function ChooseRefund(of: Choosing) {
  const { choice, onChoose, t } = of;
  const choose = (kind: string) => {
    if (kind === "items") onChoose({ kind, quantities: {} });
    else if (kind === "amount") onChoose({ kind, amount: "0" });
    else onChoose({ kind: "whole" });
  };
  return (
    <>
      <s-select label={t("refund.label")} value={choice.kind} onChange={(event) => choose(event.currentTarget.value)}>
        {KINDS.map((kind) => (
          <s-option key={kind} value={kind}>
            {t(`refund.${kind}`)}
          </s-option>
        ))}
      </s-select>
      {choice.kind === "items" ? <ChooseItems {...of} quantities={choice.quantities} /> : null}
      {choice.kind === "amount" ? <ChooseAmount {...of} amount={choice.amount} /> : null}
    </>
  );
}

function ChooseItems(of: Choosing & { quantities: Readonly<Record<string, number>> }) {
  const { order, titles, quantities, onChoose, t } = of;
  // What is being typed is kept apart: an answer that comes meanwhile must not take it away.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const lines = order.lines.filter(({ left }) => left > 0);
  return (
    <>
      {lines.map(({ id, left }, index) => (
        <s-number-field
          key={id}
          label={titles[id] ?? t("refund.item", { number: index + 1 })}
          details={t("refund.left", { left })}
          min={0}
          max={left}
          step={1}
          inputMode="numeric"
          value={typed[id] ?? String(quantities[id] ?? 0)}
          onInput={(event) => setTyped({ ...typed, [id]: event.currentTarget.value })}
          onChange={(event) => {
            const quantity = quantityIn(event.currentTarget.value, left);
            setTyped({ ...typed, [id]: String(quantity) });
            onChoose({ kind: "items", quantities: { ...quantities, [id]: quantity } });
          }}
        />
      ))}
    </>
  );
}

function quantityIn(text: string, left: number): number {
  const typed = Math.trunc(Number(text));
  return Number.isSafeInteger(typed) ? Math.max(0, Math.min(left, typed)) : 0;
}

function ChooseAmount({ order, amount, onChoose, t }: Choosing & { amount: string }) {
  const [typed, setTyped] = useState(amount);
  const [isWrong, setIsWrong] = useState(false);
  return (
    <s-text-field
      label={t("refund.amountLabel", { currency: order.currency })}
      value={typed}
      {...(isWrong ? { error: t("refund.amountWrong") } : {})}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        const wanted = event.currentTarget.value.trim();
        setIsWrong(!AMOUNT.test(wanted));
        if (AMOUNT.test(wanted)) onChoose({ kind: "amount", amount: wanted.replace(",", ".") });
      }}
    />
  );
}
