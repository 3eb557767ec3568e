import type { Channel } from "../channel.ts";
import type { Condition, Program, ProductSelection } from "../program.ts";

/** An order to try a program on. Amounts are minor units of the shop's currency. */
export interface SampleOrder {
  /** The goods, before what a reward takes off. */
  amountMinor: number;
  items: number;
  /** The tier that the member holds; null: none. */
  tierId: string | null;
  /** Which of the member's orders it is. */
  number: number;
  /** The day of the shop's calendar on which it is placed, such as "2026-11-27"; null: today. */
  day: string | null;
  /** What is bought: a key of `productChoices`; null: something that no rule speaks of. */
  product: string | null;
  isDiscounted: boolean;
  /** What a code of the program's own rewards takes off. */
  rewardMinor: number;
  channel: Channel;
  isCompany: boolean;
  country: string | null;
  code: string | null;
  customerTag: string | null;
  /** The member has just joined. */
  isNewMember: boolean;
  /** It is placed on the day that the member has chosen for a campaign. */
  isOwnDay: boolean;
}

/** An order of a member of some standing, about which nothing is special. */
export function plainSample(amountMinor: number): SampleOrder {
  return {
    ...{
      amountMinor,
      items: 1,
      tierId: null,
      number: 2,
      day: null,
      product: null,
      isDiscounted: false,
      rewardMinor: 0,
    },
    ...{ channel: "online", isCompany: false, country: null, code: null, customerTag: null },
    ...{ isNewMember: false, isOwnDay: false },
  };
}

/** What of an order the programs look at: what is worth asking. */
export interface SampleQuestions {
  tiers: { id: string; name: string }[];
  products: { key: string; name: string }[];
  channels: Channel[];
  countries: string[];
  codes: string[];
  customerTags: string[];
  asks: ReadonlySet<SampleSwitch>;
}

export type SampleSwitch = "items" | "number" | "day" | "discounted" | "reward" | "company" | "new-member" | "own-day";

/** What is worth asking about an order that is tried on these programs: what their rules, campaigns and tiers can see. */
export function sampleQuestions(programs: readonly Program[]): SampleQuestions {
  const conditions = programs.flatMap(conditionsOf);
  const named = <Kind extends Condition["kind"]>(kind: Kind) =>
    conditions.filter((each): each is Extract<Condition, { kind: Kind }> => each.kind === kind);
  const texts = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].slice(0, CHOICES_MAX);
  const asks = new Set<SampleSwitch>();
  for (const { kind } of conditions) {
    const asked = SWITCHES.get(kind);
    if (asked) asks.add(asked);
  }
  for (const program of programs) for (const asked of switchesOf(program)) asks.add(asked);
  return {
    tiers: distinct(
      programs.flatMap(({ tiers }) => tiers.map(({ id, name }) => ({ id, name }))),
      ({ id }) => id,
    ),
    products: distinct(programs.flatMap(productChoices), ({ key }) => key).map(({ key, name }) => ({ key, name })),
    channels: [...new Set(named("channel").flatMap((condition) => condition.in))],
    countries: texts(named("country").map((condition) => condition.in)),
    codes: texts(named("code").map((condition) => condition.in)),
    customerTags: texts(named("customer-tag").map((condition) => condition.in)),
    asks,
  };
}

/** Products that rules and campaigns speak of, each named by who does. */
export function productChoices(program: Program): { key: string; name: string; selection: ProductSelection }[] {
  const speakers = [
    ...program.earning.map(({ id, name, conditions }) => ({ key: `rule:${id}`, name: name ?? id, conditions })),
    ...program.campaigns.map(({ id, name, conditions }) => ({ key: `campaign:${id}`, name, conditions })),
  ];
  return speakers.flatMap(({ key, name, conditions }) =>
    conditions.flatMap((condition) => {
      if (condition.kind !== "products") return [];
      const selection = condition.include ?? condition.exclude;
      return selection ? [{ key, name, selection }] : [];
    }),
  );
}

const CHOICES_MAX = 50;

const SWITCHES: ReadonlyMap<Condition["kind"], SampleSwitch> = new Map([
  ["order-number", "number"],
  ["weekday", "day"],
  ["window", "day"],
  ["discounted", "discounted"],
  ["company", "company"],
  ["since-joining", "new-member"],
]);

function switchesOf(program: Program): SampleSwitch[] {
  const { campaigns, earning, rewards, policies } = program;
  const bases = [policies.basis, ...earning.flatMap(({ basis }) => basis ?? [])];
  const found: [SampleSwitch, boolean][] = [
    ["items", earning.some(({ effect }) => effect.kind === "per-item")],
    ["day", campaigns.some(({ from, to }) => from !== undefined || to !== undefined)],
    ["own-day", campaigns.some(({ memberDay }) => memberDay !== undefined)],
    ["discounted", bases.some(({ discountedLines }) => !discountedLines)],
    ["company", bases.some(({ companyOrders }) => !companyOrders)],
    ["reward", rewards.some(({ kind }) => kind === "fixed-amount" || kind === "percentage" || kind === "slider")],
  ];
  return found.flatMap(([name, isAsked]) => (isAsked ? [name] : []));
}

/** Of what orders can meet: rules for orders, and campaigns. */
function conditionsOf({ earning, campaigns }: Program): Condition[] {
  const rules = earning.filter(({ trigger }) => trigger.kind === "order");
  return [...rules, ...campaigns].flatMap(({ conditions }) => conditions);
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
