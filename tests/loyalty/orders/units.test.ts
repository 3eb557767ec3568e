import { describe, expect, it } from "vitest";
import type { EditFact, OrderFacts, RefundFact } from "../../../app/loyalty/order-facts.ts";
import { cancel, edit, placedState, refund, ship } from "../../../app/loyalty/orders/order-state.ts";
import { line, order } from "../orders.ts";

type Lines = [lineId: string, quantity: number][];

const change = (lines: Lines): EditFact => ({
  id: "8",
  at: 0,
  lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
});
const back = (lines: Lines, returned: boolean): RefundFact => ({
  id: "9",
  at: 0,
  lines: lines.map(([lineId, quantity]) => ({ lineId, quantity, returned })),
  goodsAmountMinor: 5,
  shippingMinor: 7,
});

const steps = {
  ship: (...lines: Lines) => ({ ship: lines }),
  edit: (...lines: Lines) => ({ edit: lines }),
  return: (...lines: Lines) => ({ return: lines }),
  refund: (...lines: Lines) => ({ refund: lines }),
};
type Step = Partial<Record<keyof typeof steps, Lines>> | "cancel";

/** Of each line the units that are there, and those of them that are shipped. */
function unitsAfter(facts: OrderFacts, taken: Step[]): [present: number, shipped: number][] {
  const state = placedState(facts);
  for (const step of taken) {
    if (step === "cancel") cancel(state);
    else if (step.ship) ship(state, { id: "7", at: 0, lines: change(step.ship).lines });
    else if (step.edit) edit(state, change(step.edit));
    else if (step.return) refund(state, back(step.return, true));
    else if (step.refund) refund(state, back(step.refund, false));
  }
  return state.lines.map(({ present, shipped }) => [present, shipped]);
}

const two = order({ lines: [line({ id: "a", quantity: 3 }), line({ id: "b", quantity: 2 })] });

describe("where an order's units are", () => {
  it.each<[what: string, steps: Step[], units: [number, number][]]>([
    ["placed: nothing is shipped", [], [[3, 0], [2, 0]]],
    ["a shipment ships what it names", [steps.ship(["a", 2])], [[3, 2], [2, 0]]],
    ["shipments add up, to what is there", [steps.ship(["a", 2]), steps.ship(["a", 2], ["b", 1])], [[3, 3], [2, 1]]],
    ["a shipment of a line that is not there ships nothing", [steps.ship(["x", 2])], [[3, 0], [2, 0]]],
    ["an edit adds units", [steps.edit(["b", 4])], [[3, 0], [6, 0]]],
    ["an edit removes units", [steps.edit(["a", -2])], [[1, 0], [2, 0]]],
    ["an edit of no units changes nothing", [steps.ship(["a", 3]), steps.edit(["a", 0])], [[3, 3], [2, 0]]],
    ["an edit removes unshipped units first", [steps.ship(["a", 2]), steps.edit(["a", -1])], [[2, 2], [2, 0]]],
    ["an edit removes shipped units then", [steps.ship(["a", 2]), steps.edit(["a", -2])], [[1, 1], [2, 0]]],
    ["an edit of a line that is not there changes nothing", [steps.edit(["x", 1])], [[3, 0], [2, 0]]],
    ["a return takes shipped units first", [steps.ship(["a", 2]), steps.return(["a", 1])], [[2, 1], [2, 0]]],
    ["a return takes unshipped units then", [steps.ship(["a", 1]), steps.return(["a", 2])], [[1, 0], [2, 0]]],
    ["a refund takes unshipped units first", [steps.ship(["a", 2]), steps.refund(["a", 1])], [[2, 2], [2, 0]]],
    ["a refund takes shipped units then", [steps.ship(["a", 2]), steps.refund(["a", 2])], [[1, 1], [2, 0]]],
    ["a refund takes no more than is there", [steps.ship(["a", 3]), steps.refund(["a", 9])], [[0, 0], [2, 0]]],
    ["a refund of a line that is not there takes nothing", [steps.refund(["x", 1])], [[3, 0], [2, 0]]],
    ["a cancelled order has no units", [steps.ship(["a", 3]), "cancel"], [[0, 0], [0, 0]]],
    ["what is edited after cancelling does not come back", ["cancel", steps.edit(["a", 2])], [[0, 0], [0, 0]]],
    ["what ships after cancelling is not there", ["cancel", steps.ship(["a", 2])], [[0, 0], [0, 0]]],
  ])("%s", (_what, taken, units) => {
    expect(unitsAfter(two, taken)).toEqual(units);
  }); // prettier-ignore

  it("units that an edit adds later are not there yet", () => {
    const facts = { ...two, edits: [change([["a", 1]]), change([["a", 1], ["b", -1]])] }; // prettier-ignore

    expect(unitsAfter(facts, [])).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(unitsAfter({ ...two, edits: [change([["a", 9]])] }, [])[0]).toEqual([0, 0]);
    expect(unitsAfter({ ...two, edits: [change([["x", 9]])] }, [])[0]).toEqual([3, 0]);
  });

  it("refunds without units add up by amount and by shipping", () => {
    const state = placedState(two);
    expect(state).toMatchObject({ paidFor: null, isCancelled: false, disputedMinor: 0 });

    refund(state, back([], false));
    refund(state, back([], false));
    cancel(state);

    expect(state).toMatchObject({ amountRefundedMinor: 10, shippingRefundedMinor: 14, isCancelled: true });
  });
});
