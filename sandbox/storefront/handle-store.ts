import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { accountPage, loginPage, logIn, logOut, orderPage } from "./account.ts";
import { forwardToApp, isProxied } from "./app-proxy.ts";
import { answerAsset } from "./assets.ts";
import { addToCartJson, cartJson, updateCartJson } from "./cart-json.ts";
import { addToCart, applyDiscountLink, cartPage, changeCart, updateCart } from "./cart.ts";
import { homePage, notFoundPage, policyPage, productPage } from "./catalog.ts";
import { checkoutPage, giftCardAtCheckout, placeCheckout, thankYouPage } from "./checkout.ts";
import { renderAppPage } from "./theme.ts";
import { localPath, pageResponse, readVisit, redirectResponse, type Visit } from "./visit.ts";

type Answer = (visit: Visit, name: string) => Response | Promise<Response>;

/** Method and path of everything the store answers; a group in the path is the answer's `name`. */
const ROUTES: [method: "GET" | "POST", path: RegExp, answer: Answer][] = [
  ["GET", /^\/$/, homePage],
  ["GET", /^\/collections(?:\/.*)?$/, () => redirectResponse("/")],
  ["GET", /^\/products\/([\w-]+)$/, productPage],
  ["GET", /^\/policies\/([\w-]+)$/, policyPage],
  ["GET", /^\/cart$/, cartPage],
  ["POST", /^\/cart\/add$/, addToCart],
  ["POST", /^\/cart\/change$/, changeCart],
  ["POST", /^\/cart\/update$/, updateCart],
  ["GET", /^\/cart\.js$/, cartJson],
  ["POST", /^\/cart\/update\.js$/, updateCartJson],
  ["POST", /^\/cart\/add\.js$/, addToCartJson],
  ["GET", /^\/discount\/([^/]+)$/, applyDiscountLink],
  ["GET", /^\/checkout$/, checkoutPage],
  ["POST", /^\/checkout$/, placeCheckout],
  ["POST", /^\/checkout\/gift-card$/, giftCardAtCheckout],
  ["GET", /^\/checkout\/thank-you\/(\w+)$/, thankYouPage],
  ["GET", /^\/account$/, accountPage],
  ["GET", /^\/account\/orders\/(\w+)$/, orderPage],
  ["GET", /^\/account\/(?:login|register)$/, loginPage],
  ["GET", /^\/customer_authentication\/login$/, sendToLogin],
  ["POST", /^\/account\/login$/, logIn],
  ["GET", /^\/account\/logout$/, logOut],
  ["POST", /^\/account\/logout$/, logOut],
];

/**
 * Answers a request to the sandbox's online store: pages rendered from the theme with Liquid, cart, checkout, customer login,
 * and the app proxy.
 *
 * @param request the shopper's request, as it reached the store's origin
 * @param context the shop whose store it is
 */
export async function handleStore(request: Request, context: SandboxContext): Promise<Response> {
  const asset = await answerAsset(context, new URL(request.url).pathname);
  if (asset) return asset;

  const visit = readVisit(request, context);
  if (isProxied(visit)) {
    return context.shop.installation.isInstalled ? answerOfApp(visit) : notFoundPage(visit);
  }
  const method = request.method === "HEAD" ? "GET" : request.method;
  for (const [routeMethod, path, answer] of ROUTES) {
    const match = routeMethod === method ? path.exec(visit.path) : null;
    if (match) return answered(answer, visit, match[1] ?? "");
  }
  return notFoundPage(visit);
}

/** What the app answers; Liquid of it becomes a page in the theme. */
async function answerOfApp(visit: Visit): Promise<Response> {
  const answer = await forwardToApp(visit, Date.now());
  if (!answer.headers.get("content-type")?.startsWith("application/liquid")) return answer;
  return pageResponse(visit, await renderAppPage(visit, await answer.text()), answer.status);
}

async function answered(answer: Answer, visit: Visit, name: string): Promise<Response> {
  try {
    return await answer(visit, decodeURIComponent(name));
  } catch (error) {
    if (error instanceof SandboxRefusal) return new Response(error.message, { status: error.status });
    if (error instanceof URIError) return notFoundPage(visit);
    throw error;
  }
}

function sendToLogin(visit: Visit): Response {
  const back = localPath(visit.url.searchParams.get("return_to"), "/account");
  return redirectResponse(`/account/login?return_to=${encodeURIComponent(back)}`);
}
