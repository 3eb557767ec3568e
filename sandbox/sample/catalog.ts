import type { CustomerRequest } from "../commerce/customers.ts";
import type { ProductRequest } from "../commerce/products.ts";

/** What the sample shop sells; prices in its own currency, the euro. */
export const sampleProducts: readonly (ProductRequest & { handle: string })[] = [
  {
    handle: "oak-reading-lamp",
    title: "Oak Reading Lamp",
    price: "129.90",
    productType: "Lighting",
    tags: ["lighting", "wood"],
    description: "Warm light from a turned oak stand, with a linen shade and a dimmer in the cord.",
  },
  {
    handle: "stoneware-teapot",
    title: "Stoneware Teapot",
    price: "59.90",
    productType: "Kitchen",
    tags: ["kitchen", "tea"],
    description: "Holds a litre, glazed by hand. The strainer is built in and the lid stays on while you pour.",
  },
  {
    handle: "wool-throw",
    title: "Wool Throw",
    price: "89.00",
    productType: "Textiles",
    tags: ["textiles"],
    description: "Woven from undyed wool, 130 by 180 centimetres, light enough for summer evenings.",
  },
  {
    handle: "linen-tea-towels",
    title: "Linen Tea Towels, Set of Three",
    price: "24.50",
    productType: "Textiles",
    tags: ["textiles", "kitchen"],
    description: "Washed linen that dries glasses without a trace, in three quiet colours.",
  },
  {
    handle: "earl-grey-250-g",
    title: "Earl Grey, 250 g",
    price: "12.90",
    productType: "Tea",
    tags: ["tea"],
    description: "Loose black tea with oil of real bergamot, packed in a tin that closes tightly.",
  },
  {
    handle: "beeswax-candle",
    title: "Beeswax Candle",
    price: "9.80",
    productType: "Lighting",
    tags: ["lighting"],
    description: "Poured from pure beeswax. Burns for thirty hours and smells of honey.",
  },
  {
    handle: "tea-tasting-course",
    title: "Tea Tasting Course, Download",
    price: "19.00",
    productType: "Courses",
    tags: ["tea", "digital"],
    requiresShipping: false,
    description: "Six lessons on video and a notebook to print: nothing to ship, yours at once.",
  },
  {
    handle: "gift-card",
    title: "Gift Card",
    price: "50.00",
    productType: "Gift cards",
    giftCard: true,
    description: "Fifty euros to spend on anything in the shop.",
  },
];

/** A customer with street, postal code, city and country. */
export type SampleCustomer = Omit<CustomerRequest, "defaultAddress"> & {
  address: readonly [address1: string, zip: string, city: string, countryCode: string];
};

/** Who shops there. The first one is logged in by the tour. */
export const sampleCustomers: readonly SampleCustomer[] = [
  {
    email: "nora@example.com",
    firstName: "Nora",
    lastName: "Winter",
    locale: "en",
    address: ["Lindenweg 4", "50674", "Köln", "DE"],
  },
  {
    email: "emil@example.com",
    firstName: "Emil",
    lastName: "Brandt",
    locale: "de",
    tags: ["newsletter"],
    address: ["Hafenstraße 12", "20457", "Hamburg", "DE"],
  },
  {
    email: "lea@example.com",
    firstName: "Lea",
    lastName: "Santos",
    locale: "de",
    tags: ["vip"],
    address: ["Neubaugasse 8", "1070", "Wien", "AT"],
  },
  {
    email: "jonas@example.com",
    firstName: "Jonas",
    lastName: "Keller",
    locale: "de",
    address: ["Limmatquai 60", "8001", "Zürich", "CH"],
  },
  {
    email: "amira@example.com",
    firstName: "Amira",
    lastName: "Haddad",
    locale: "en",
    address: ["Prenzlauer Allee 21", "10405", "Berlin", "DE"],
  },
];

/** An order of the shop's past: who bought what how long ago, and what became of it. */
export interface SampleOrder {
  daysAgo: number;
  /** Place in `sampleCustomers`; null for somebody who left no name. */
  customer: number | null;
  /** Handle and quantity. */
  items: readonly (readonly [handle: string, quantity: number])[];
  ending: "shipped" | "paid" | "unpaid" | "half-refunded" | "cancelled" | "partly-shipped";
}

export const sampleOrders: readonly SampleOrder[] = [
  { daysAgo: 57, customer: 1, items: [["stoneware-teapot", 1], ["earl-grey-250-g", 2]], ending: "shipped" },
  { daysAgo: 55, customer: 2, items: [["oak-reading-lamp", 2]], ending: "shipped" },
  { daysAgo: 52, customer: 3, items: [["linen-tea-towels", 2]], ending: "shipped" },
  { daysAgo: 50, customer: 4, items: [["beeswax-candle", 4]], ending: "shipped" },
  { daysAgo: 48, customer: 2, items: [["wool-throw", 1], ["beeswax-candle", 2]], ending: "shipped" },
  { daysAgo: 45, customer: null, items: [["earl-grey-250-g", 1]], ending: "shipped" },
  { daysAgo: 43, customer: 1, items: [["tea-tasting-course", 1]], ending: "paid" },
  { daysAgo: 41, customer: 3, items: [["oak-reading-lamp", 1]], ending: "half-refunded" },
  { daysAgo: 38, customer: 4, items: [["stoneware-teapot", 1]], ending: "shipped" },
  { daysAgo: 36, customer: 2, items: [["gift-card", 1], ["beeswax-candle", 1]], ending: "shipped" },
  { daysAgo: 33, customer: 1, items: [["wool-throw", 1]], ending: "cancelled" },
  { daysAgo: 31, customer: 2, items: [["linen-tea-towels", 3], ["earl-grey-250-g", 1]], ending: "shipped" },
  { daysAgo: 28, customer: 3, items: [["earl-grey-250-g", 4]], ending: "shipped" },
  { daysAgo: 26, customer: 4, items: [["wool-throw", 2]], ending: "shipped" },
  { daysAgo: 24, customer: 1, items: [["beeswax-candle", 6]], ending: "half-refunded" },
  { daysAgo: 21, customer: 2, items: [["oak-reading-lamp", 1], ["linen-tea-towels", 1]], ending: "shipped" },
  { daysAgo: 19, customer: null, items: [["stoneware-teapot", 1]], ending: "shipped" },
  { daysAgo: 17, customer: 3, items: [["wool-throw", 1]], ending: "shipped" },
  { daysAgo: 14, customer: 4, items: [["earl-grey-250-g", 2], ["linen-tea-towels", 1]], ending: "shipped" },
  { daysAgo: 12, customer: 2, items: [["stoneware-teapot", 2]], ending: "shipped" },
  { daysAgo: 9, customer: 1, items: [["oak-reading-lamp", 1]], ending: "shipped" },
  { daysAgo: 7, customer: 3, items: [["tea-tasting-course", 1], ["earl-grey-250-g", 1]], ending: "shipped" },
  { daysAgo: 5, customer: 2, items: [["wool-throw", 1], ["stoneware-teapot", 1]], ending: "partly-shipped" },
  { daysAgo: 3, customer: 4, items: [["oak-reading-lamp", 1]], ending: "paid" },
  { daysAgo: 1, customer: 3, items: [["beeswax-candle", 3]], ending: "unpaid" },
]; // prettier-ignore
