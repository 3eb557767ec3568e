import type { SandboxContext } from "../context.ts";
import type { StepId, TourState } from "./tour-state.ts";

export interface StepTexts {
  id: StepId;
  title: string;
  /** One sentence: what happens, and what to look at. */
  text: string;
  button: string;
  href: string;
}

/** The tour's steps with where each button leads just now. */
export function tourSteps(context: SandboxContext, tour: TourState): StepTexts[] {
  const { home, store } = context.world.origins;
  const order = tour.orderId === null ? `${home}/admin/orders` : `${home}/admin/orders/${tour.orderId}`;
  const shopper = (page: string) =>
    `${store}/account/login?customer=${context.shop.sampleCustomerId ?? ""}&return_to=${encodeURIComponent(page)}`;
  return [
    {
      id: "admin",
      title: "Open the merchant's admin",
      text: "Laurel runs inside Shopify's admin; its set-up guide asks what a point is called, what it is worth and when it is earned.",
      button: "Open the admin",
      href: `${home}/admin/app`,
    },
    {
      id: "live",
      title: "Go live",
      text: "Fill in the form, or start from a model (Settings). Nothing is earned until the merchant says so, and Laurel says beforehand what will happen.",
      button: "Open the set-up guide",
      href: `${home}/admin/app`,
    },
    {
      id: "shop",
      title: "Shop as a sample customer",
      text: "Join the program, put something into the cart and pay: the page then says which points are pending and when they come.",
      button: "Go shopping",
      href: shopper("/"),
    },
    {
      id: "ship",
      title: "Ship the order",
      text: "The merchant ships it in the admin, and Shopify tells Laurel with a signed webhook.",
      button: "Open the order",
      href: order,
    },
    {
      id: "arrive",
      title: "Watch the points arrive",
      text: "Laurel has credited them and written the balance to the customer in Shopify; the store renders it without asking Laurel.",
      button: "Look at the store",
      href: shopper("/"),
    },
    {
      id: "spend",
      title: "Spend them",
      text: "Turn points into a reward in the store: a code goes into the cart, a gift card or store credit pays at the checkout. The admin lists them all, and ends a code by hand to see what Laurel makes of it.",
      button: "Spend points",
      href: shopper("/"),
    },
    {
      id: "refund",
      title: "Refund half",
      text: "Half of the order goes back, and the points follow to the digit; the member's page in Laurel explains every movement.",
      button: "Open the order",
      href: order,
    },
  ];
}
