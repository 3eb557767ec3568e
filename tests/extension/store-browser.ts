import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { metafieldKey } from "../../sandbox/commerce/find.ts";
import { createProduct } from "../../sandbox/commerce/products.ts";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import type { Customer, Order, Product, ShopState } from "../../sandbox/state.ts";
import type { MetafieldOwnerType } from "../../sandbox/state-metafields.ts";
import { member, program } from "./rendering.ts";

const AT = "2026-01-01T00:00:00Z";

/** A sandbox store with one product and two customers, and a browser that keeps its cookies. */
export interface StoreBrowser {
  sandbox: Sandbox;
  shop: ShopState;
  product: Product;
  mia: Customer;
  jon: Customer;
  cookies: Map<string, string>;
  visit(path: string, how?: { redirects?: "follow" | "manual"; init?: RequestInit }): Promise<Response>;
  post(path: string, fields: Record<string, string>): Promise<Response>;
  textAt(path: string): Promise<string>;
  logIn(customer: Customer): Promise<void>;
  put(quantity: number): Promise<void>;
  newestOrder(): Order;
}

/** Opens the store of a fresh sandbox whose app answers at `appUrl`. */
export async function openStore(appUrl: string): Promise<StoreBrowser> {
  const sandbox = await startSandbox({ port: 0, storePort: 0, appUrl, persist: false, sample: "empty" });
  const { shop } = sandbox.context;
  shop.installation.isInstalled = true;
  const cookies = new Map<string, string>();

  async function visit(
    path: string,
    { redirects = "follow", init = {} }: { redirects?: "follow" | "manual"; init?: RequestInit } = {},
  ): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${sandbox.store}${path}`, { ...init, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    return to !== null && redirects === "follow" ? visit(to) : response;
  }

  const product = createProduct(sandbox.context, { title: "Desk lamp", price: "59.90" });
  const post = (path: string, fields: Record<string, string>) =>
    visit(path, { init: { method: "POST", body: new URLSearchParams(fields) } });
  return {
    sandbox,
    shop,
    product,
    mia: createCustomer(sandbox.context, { email: "mia@example.com", firstName: "Mia" }),
    jon: createCustomer(sandbox.context, { email: "jon@example.com", firstName: "Jon" }),
    cookies,
    visit,
    post,
    textAt: async (path) => (await visit(path)).text(),
    logIn: async (customer) => void (await post("/account/login", { customer: customer.id })),
    put: async (quantity) => void (await post("/cart/add", { id: product.variantId, quantity: String(quantity) })),
    newestOrder: () => {
      const order = [...shop.orders.values()].at(-1);
      if (!order) throw new Error("nothing was ordered");
      return order;
    },
  };
}

/** What the app's publishing leaves behind: program, a member's state, and the definition that opens it to the storefront. */
export function publish({ sandbox, shop, mia }: StoreBrowser): void {
  const namespace = `app--${sandbox.world.appId}`;
  setMetafield(shop, {
    ownerType: "API_APP",
    ownerId: shop.installation.id,
    namespace: "laurel",
    key: "program",
    value: program,
  });
  setMetafield(shop, { ownerType: "CUSTOMER", ownerId: mia.id, namespace, key: "loyalty", value: member });
  shop.metafieldDefinitions.set("test", {
    id: "1",
    ownerType: "CUSTOMER",
    namespace,
    key: "loyalty",
    name: "Loyalty",
    description: null,
    type: "json",
    access: { admin: null, storefront: "PUBLIC_READ", customerAccount: "NONE" },
    validations: [],
    createdAt: AT,
  });
}

/** A code worth one unit of the shop's currency, for one customer, once. */
export function addDiscount(shop: ShopState, of: { code: string; customerId: string }): void {
  shop.discounts.set("900", {
    id: "900",
    type: "basic",
    method: "code",
    purchases: { oneTime: true, subscription: false },
    recurringCycleLimit: 1,
    codes: [{ id: "901", code: of.code }],
    title: of.code,
    startsAt: AT,
    endsAt: null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { kind: "customers", customerIds: [of.customerId] },
    value: { kind: "amount", amountMinor: 100, appliesOnEachItem: "no" },
    items: { kind: "all" },
    minimum: { kind: "none" },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    tags: [],
    createdAt: AT,
    updatedAt: AT,
    uses: [],
  });
}

function setMetafield(
  shop: ShopState,
  of: { ownerType: MetafieldOwnerType; ownerId: string; namespace: string; key: string; value: object },
): void {
  const metafield = { ...of, id: "1", type: "json", value: JSON.stringify(of.value), createdAt: AT, updatedAt: AT };
  shop.metafields.set(metafieldKey(of), metafield);
}
