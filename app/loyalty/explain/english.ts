import type { Words } from "./words.ts";

const PER = {
  order: "per order",
  day: "per day",
  week: "per week",
  month: "per month",
  quarter: "per quarter",
  year: "per year",
  lifetime: "altogether",
};
const ROLLING = {
  order: "per order",
  day: "in 24 hours",
  week: "in a week",
  month: "in a month",
  quarter: "in three months",
  year: "in twelve months",
  lifetime: "altogether",
};

const SUFFIX = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" };
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(number: number): string {
  return `${number}${SUFFIX[ordinals.select(number)]}`;
}

export const english: Words = {
  order: {
    placed: (order) => `Order ${order} placed`,
    paid: (order) => `Order ${order} paid`,
    fulfilled: (order) => `Order ${order} shipped`,
    due: (order) => `Order ${order}: the waiting time is over`,
    edited: (order) => `Order ${order} changed`,
    refunded: (order) => `Order ${order} refunded`,
    disputed: (order) => `Payment of order ${order} disputed`,
    "dispute-won": (order) => `Dispute about order ${order} won`,
    cancelled: (order) => `Order ${order} cancelled`,
  },
  event: {
    occurred: (name, subject) => `“${name}”${subject === null ? "" : ` (${subject})`}`,
    withdrawn: (name, subject) => `“${name}”${subject === null ? "" : ` (${subject})`} taken back`,
  },
  occasion: {
    birthday: (year) => `Birthday ${year}`,
    anniversary: (number) => `Anniversary ${number} of joining`,
    schedule: (date) => `Day of the calendar, ${date}`,
    "tier-reached": (tier) => `${tier} reached`,
    "tier-ended": (tier) => `${tier} was reached by what has gone since`,
    referral: () => "Referral",
    "referral-withdrawn": () => "Referral does not count any more",
  },
  rate: (rate, currency, amount) => `${rate} per ${currency} on ${amount}`,
  share: (share, amount) => `${share} of ${amount}`,
  fixed: {
    order: (points) => `${points} per order`,
    event: (points) => `${points} each time`,
    gift: (points) => points,
  },
  perItem: (points, items) => `${points} per item, ${items} ${items === 1 ? "item" : "items"}`,
  perStep: (points, step, amount) => `${points} for each full ${step} of ${amount}`,
  band: (rate, currency, from) => `${rate} per ${currency} from ${from}`,
  bands: (bands, amount) => `${bands}, on ${amount}`,
  and: "and",
  added: (sum) => `added up to ${sum}`,
  best: (all) => `the best of ${all}`,
  noTier: "without a tier",
  notBelowZero: "but never below 0",
  most: (points) => `no rule gives more than ${points} at once`,
  rounding: { down: "rounded down", nearest: "rounded to the nearest", up: "rounded up" },
  more: (from, to) => `risen from ${from} to ${to} without the limit`,
  cap: ({ most, per, by, room }) =>
    `limit: at most ${most} ${by === "calendar" ? PER[per] : ROLLING[per]}, of which ${room} were left`,
  times: ({ times, per, by }) =>
    `limit: at most ${times === 1 ? "once" : `${times} times`} ${by === "calendar" ? PER[per] : ROLLING[per]}`,
  instead: (now, before) => `${now}; before: ${before}`,
  nothingLeft: "Nothing of it counts any more",
  withdrawn: {
    moved: "The order belongs to another customer now",
    "fact-gone": "What these points were given for did not happen after all",
    "not-forgiven": "The refund takes these points back after all",
  },
  joined: (points) => `${points} as a gift for joining`,
  agent: (points, way, note) => `${points} ${way} by the shop${note ? `: ${note}` : ""}`,
  agentUndone: (points, way) => `Undone: ${points} that the shop had ${way}`,
  redeemed: (points, amount) => `${points} redeemed for ${amount} off an order`,
  redeemedFor: (points, name) => `${points} redeemed for ${name}`,
  donated: (points, amount, cause) => `${points} redeemed: the shop gives ${amount} to ${cause}`,
  returned: (points) => `${points} back: the reward was not issued`,
  backOf: (figure, of) => `${figure} of ${of}`,
  lapsed: (back, reward) => `${back} back: “${reward}” was not used in time`,
  cancelled: {
    refused: (back, reward) => `${back} back: “${reward}” could not be issued`,
    "no-access": (back, reward) => `${back} back: “${reward}” could not be issued`,
    "customer-gone": (back, reward) => `${back} back: “${reward}” could not be issued, the customer account is gone`,
    agent: (back, reward) => `${back} back: the shop cancelled “${reward}”`,
    voided: (back, reward) => `${back} back: the shop took “${reward}” out of use`,
    withdrawn: (back, reward) => `${back} back: what “${reward}” was given for did not happen after all`,
    "order-cancelled": (back, reward) => `${back} back: the order in which “${reward}” was used was cancelled`,
    "deleted-in-shopify": (back, reward) => `${back} back: the shop deleted the code of “${reward}”`,
    other: (back, reward) => `${back} back: “${reward}” was cancelled`,
  },
  rewardRefund: {
    refunded: (back, { order, called, all }) =>
      `${back} back: order ${order}, in which “${called}” was used, was refunded${all === null ? "" : ` (${all} so far)`}`,
    cancelled: (back, { order, called, all }) =>
      `${back} back: order ${order}, in which “${called}” was used, was cancelled${all === null ? "" : ` (${all} in all)`}`,
  },
  usedAfterReturn: (points, reward, order) =>
    `${points} taken again: order ${order} used “${reward}” although its points had come back`,
  paidOut: (amount, period) => `${amount} paid out as store credit, ${period}`,
  testWiped: "The test is over: what it left was wiped",
  merged: "Two customer accounts became one",
  benefit: {
    entry: (points, tier) => `${points} as a benefit on entering ${tier}`,
    tierYear: (points, tier, nth) => `${points} as a benefit for the ${ordinal(nth)} year in ${tier}`,
    quarter: (points, tier, { quarter, year }) =>
      `${points} as a benefit of ${tier} for the ${ordinal(quarter)} quarter of ${year}`,
    period: (points, tier, period) => `${points} as a benefit of ${tier} for ${period}`,
  },
  award: (reward, because) => `Reward “${reward}”: ${because}`,
  awardTrigger: {
    order: (order) => `order ${order}`,
    event: (name) => `“${name}”`,
    joined: () => "a gift for joining",
    birthday: (year) => `birthday ${year}`,
    anniversary: (number) => `anniversary ${number} of joining`,
    schedule: (date) => `day of the calendar, ${date}`,
    "tier-reached": (tier) => `${tier} reached`,
    referral: () => "a referral",
    benefit: (tier) => `a benefit of ${tier}`,
  },
  automatic: (points, reward) => `${points} became the reward “${reward}” by themselves`,
  expired: (points) => `${points} expired`,
  expiryUndone: {
    "late-activity": (points) => `${points} good again: something that keeps them alive had happened in time`,
    refund: (points) => `${points} good again: they were refunded`,
    returned: (points) => `${points} good again: the reward came back`,
    reinstated: (points) => `${points} good again: the shop reinstated them`,
  },
  forgiven: (points, order) => `A debt of ${points}${order === undefined ? "" : ` from order ${order}`} is forgiven`,
  refundForgiven: (points, order) => `${points} stay despite the refund of order ${order}: the shop has forgiven them`,
  forgivenRepaid: (points) => `${points} that had been forgiven are repaid`,
  pastOrders: (points) => `${points} for orders from before the program`,
  pastOrdersUndone: (points) => `${points} for orders from before the program taken back`,
  imported: {
    given: (points) => `${points} imported from a file`,
    lowered: (points) => `${points} taken: an import set the balance`,
    undone: (points) => `${points} of an import taken back`,
    restored: (points) => `${points} that an import had taken given back`,
  },
};
