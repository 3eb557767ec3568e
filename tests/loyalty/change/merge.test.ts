import { describe, expect, it } from "vitest";
import { firstConflict, mergePrograms } from "../../../app/loyalty/change/merge.ts";
import { type Program, programSchema } from "../../../app/loyalty/program.ts";
import { documentWith } from "../../support/facts.ts";

const voucher = (id: string, part: object = {}) => ({
  id,
  kind: "fixed-amount",
  points: 100,
  amountMinor: 100,
  ...part,
});
const tier = (id: string, threshold: number) => ({ id, name: id, qualifications: [{ basis: "spend", threshold }] });

function programOf(part: object): Program {
  return programSchema.parse({ ...documentWith({}), ...part });
}

const base = programOf({ tiers: [tier("silver", 100), tier("gold", 500)], rewards: [voucher("a"), voucher("b")] });
const changed = (part: object) => programOf({ tiers: base.tiers, rewards: base.rewards, ...part });

describe("putting an announced change into what was saved meanwhile", () => {
  it.each([
    [
      "another item of the same list",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("a"), voucher("b", { points: 300 })] }),
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b", { points: 300 })] }),
    ],
    [
      "another field of the same item",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("a", { name: "Thanks" }), voucher("b")] }),
      changed({ rewards: [voucher("a", { points: 200, name: "Thanks" }), voucher("b")] }),
    ],
    [
      "an item more on both sides, each in its place",
      changed({ tiers: [tier("silver", 100), tier("pearl", 300), tier("gold", 500)] }),
      changed({ tiers: [...base.tiers, tier("platinum", 900)] }),
      changed({ tiers: [tier("silver", 100), tier("pearl", 300), tier("gold", 500), tier("platinum", 900)] }),
    ],
    [
      "an item that is gone",
      changed({ rewards: [voucher("b")] }),
      changed({ tiers: [tier("silver", 150), tier("gold", 500)] }),
      changed({ rewards: [voucher("b")], tiers: [tier("silver", 150), tier("gold", 500)] }),
    ],
    [
      "the same on both sides",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
    ],
    [
      "another order of the list",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("b"), voucher("a")] }),
      changed({ rewards: [voucher("b"), voucher("a", { points: 200 })] }),
    ],
  ])("keeps both: %s", (_name, change, present, expected) => {
    expect(mergePrograms({ base, change, present })).toEqual({ outcome: "merged", program: expected });
  });

  it.each([
    [
      "the same field",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("a", { points: 300 }), voucher("b")] }),
      ["rewards", "a", "points"],
    ],
    [
      "an item that the other has taken away",
      changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }),
      changed({ rewards: [voucher("b")] }),
      ["rewards", "a"],
    ],
    [
      "a rate, which is one value in two numbers",
      changed({ tiers: [{ ...tier("silver", 100), multiplier: "1.5" }, tier("gold", 500)] }),
      changed({ tiers: [{ ...tier("silver", 100), multiplier: "1.25" }, tier("gold", 500)] }),
      ["tiers", "silver", "multiplier"],
    ],
    [
      "what it rests on",
      changed({ rewards: [...base.rewards, voucher("c", { tiers: ["gold"] })] }),
      changed({ tiers: [tier("silver", 100)] }),
      ["rewards", 2, "tiers", 0],
    ],
  ])("names the place where both have changed %s", (_name, change, present, place) => {
    const merged = mergePrograms({ base, change, present });

    expect(merged.outcome).toBe("conflict");
    const places = merged.outcome === "conflict" ? merged.places : [];
    expect(places).toEqual([place]);
  });

  it("finds the first of several changes that does not go together with the ones before it", () => {
    const dearer = { id: "1", base, program: changed({ rewards: [voucher("a", { points: 200 }), voucher("b")] }) };
    const gone = { id: "2", base, program: changed({ rewards: [voucher("b")] }) };

    expect(firstConflict(base, [dearer])).toBeNull();
    expect(firstConflict(base, [dearer, gone])).toMatchObject({ id: "2", places: [["rewards", "a"]] });
  });
});
