/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.order-details.block.render";
import type { Asked, Translate } from "../../blocks/ask.ts";
import { forgive, type OrderFacts, type Wished, withdraw } from "./order-facts.ts";

interface Deciding {
  facts: OrderFacts;
  orderId: string;
  isBusy: boolean;
  act: (work: () => Promise<Asked<Wished>>) => void;
  t: Translate;
}

/** The wish that refunds of the order take no points back: for the next one, and for the last that was made. */
export function Forgiveness(of: Deciding) {
  return (
    <>
      <NextRefund {...of} />
      {of.facts.last ? <LastRefund {...of} last={of.facts.last} /> : null}
    </>
  );
}

function NextRefund({ facts, orderId, isBusy, act, t }: Deciding) {
  const { wish, mayAct, units, isPossible } = facts;
  if (wish !== null) {
    return (
      <s-banner tone="info">
        <s-paragraph>{t("forgive.waits")}</s-paragraph>
        {mayAct ? (
          <s-button disabled={isBusy} onClick={() => act(() => withdraw(orderId, wish))}>
            {t("forgive.withdraw")}
          </s-button>
        ) : null}
      </s-banner>
    );
  }
  if (!mayAct || !isPossible || units.every(({ earned }) => earned.points <= 0)) return null;
  return (
    <s-stack gap="small-200">
      <s-button variant="primary" disabled={isBusy} onClick={() => act(() => forgive(orderId, null))}>
        {t("forgive.next")}
      </s-button>
      <s-text color="subdued">{t("forgive.nextHelp")}</s-text>
    </s-stack>
  );
}

function LastRefund({ facts, orderId, isBusy, act, t, last }: Deciding & { last: NonNullable<OrderFacts["last"]> }) {
  const { refundId, day, taken, wish } = last;
  const points = taken.map(({ text }) => text).join(", ");
  return (
    <s-stack gap="small-200">
      <s-text>{t(wish === null ? "forgive.lastTook" : "forgive.lastForgiven", { day, points })}</s-text>
      {facts.mayAct ? (
        <s-button
          disabled={isBusy}
          onClick={() => act(() => (wish === null ? forgive(orderId, refundId) : withdraw(orderId, wish)))}
        >
          {t(wish === null ? "forgive.last" : "forgive.withdraw")}
        </s-button>
      ) : null}
    </s-stack>
  );
}
