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

function ChooseItems({
  order,
  titles,
  quantities,
  onChoose,
  t,
}: Choosing & { quantities: Readonly<Record<string, number>> }) {
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
          value={String(quantities[id] ?? 0)}
          onChange={(event) => {
            const typed = Math.trunc(Number(event.currentTarget.value));
            const quantity = Number.isSafeInteger(typed) ? Math.max(0, Math.min(left, typed)) : 0;
            onChoose({ kind: "items", quantities: { ...quantities, [id]: quantity } });
          }}
        />
      ))}
    </>
  );
}

function ChooseAmount({ order, amount, onChoose, t }: Choosing & { amount: string }) {
  const [isWrong, setIsWrong] = useState(false);
  return (
    <s-text-field
      label={t("refund.amountLabel", { currency: order.currency })}
      value={amount}
      {...(isWrong ? { error: t("refund.amountWrong") } : {})}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim();
        setIsWrong(!AMOUNT.test(typed));
        if (AMOUNT.test(typed)) onChoose({ kind: "amount", amount: typed.replace(",", ".") });
      }}
    />
  );
}
