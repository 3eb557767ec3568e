import { useState } from "react";
import { parseMinor } from "../../../loyalty/money.ts";
import { plainSample, type SampleOrder } from "../../../loyalty/preview/sample-order.ts";
import { plainDecimal, typedDecimal } from "../../decimal-input.ts";
import { useFormat } from "../../format.tsx";
import { sampleAmount } from "./sample-amount.ts";

/** What of the sample is typed, besides what is chosen. */
export interface TypedSample {
  amount: string;
  reward: string;
  items: string;
  number: string;
}

export interface SampleState {
  typed: TypedSample;
  chosen: SampleOrder;
  /** The sample as it stands; null while something that is typed cannot be read. */
  sample: SampleOrder | null;
  isReadable: Readonly<Record<keyof TypedSample, boolean>>;
  type: (typed: Partial<TypedSample>) => void;
  choose: (chosen: Partial<SampleOrder>) => void;
}

const COUNT_MAX = 1000;

/** The sample order that a merchant tries a program on. */
export function useSample(): SampleState {
  const { currency, speech } = useFormat();
  const { language } = speech;
  const [typed, setTyped] = useState<TypedSample>(() => ({
    amount: typedDecimal(sampleAmount(currency), language),
    ...{ reward: "", items: "1", number: "2" },
  }));
  const [chosen, setChosen] = useState(() => plainSample(0));
  const minorOf = (text: string) => {
    const plain = plainDecimal(text, language);
    return plain === null ? null : parseMinor(plain, currency);
  };
  const countOf = (text: string) =>
    /^\d{1,4}$/.test(text) && Number(text) >= 1 ? Math.min(Number(text), COUNT_MAX) : null;
  const amountMinor = minorOf(typed.amount);
  const rewardMinor = typed.reward.trim() === "" ? 0 : minorOf(typed.reward);
  const [items, number] = [countOf(typed.items), countOf(typed.number)];
  const isReadable = {
    amount: amountMinor !== null && amountMinor > 0,
    reward: rewardMinor !== null,
    items: items !== null,
    number: number !== null,
  };
  const sample =
    amountMinor !== null && amountMinor > 0 && rewardMinor !== null && items !== null && number !== null
      ? { ...chosen, amountMinor, rewardMinor, items, number }
      : null;
  return {
    typed,
    chosen,
    sample,
    isReadable,
    type: (part) => setTyped((present) => ({ ...present, ...part })),
    choose: (part) => setChosen((present) => ({ ...present, ...part })),
  };
}
