/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.order-details.block.render";
import { useState } from "preact/hooks";
import type { Translate } from "../../blocks/ask.ts";
import { give, typedPoints } from "../../blocks/give.ts";
import type { OrderFacts } from "./order-facts.ts";

const OFFERED = 20;

/** Points for whoever keeps the order. */
export function Offer({ facts, t, onGiven }: { facts: OrderFacts; t: Translate; onGiven: (text: string) => void }) {
  const { unit, memberId, order } = facts;
  const [typed, setTyped] = useState(String(OFFERED));
  const [problem, setProblem] = useState<string | null>(null);
  const [request, setRequest] = useState<string>(() => crypto.randomUUID());
  const [isBusy, setIsBusy] = useState(false);
  const points = typedPoints(typed, unit);
  const offer = async () => {
    if (points === null) {
      setProblem(t("offer.wrong"));
      return;
    }
    setIsBusy(true);
    const given = await give({ member: memberId, points, reason: "goodwill", note: order.name, request }, t);
    setIsBusy(false);
    if (given.outcome === "refused") {
      setProblem(given.problem);
      return;
    }
    setProblem(null);
    setRequest(crypto.randomUUID());
    onGiven(t("offer.given", { points: `${typed.trim()} ${unit.name}` }));
  };
  return (
    <s-stack gap="small-200">
      <s-number-field
        label={t("offer.label", { name: unit.name })}
        value={typed}
        min={1}
        step={1}
        inputMode="numeric"
        {...(problem === null ? {} : { error: problem })}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <s-button disabled={isBusy} onClick={() => void offer()}>
        {t("offer.give", { points: `${typed.trim()} ${unit.name}` })}
      </s-button>
    </s-stack>
  );
}
