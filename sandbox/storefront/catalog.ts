import { findProduct, products } from "../commerce/find.ts";
import { productObject } from "./liquid-objects.ts";
import { renderThemePage } from "./theme.ts";
import { pageResponse, type Visit } from "./visit.ts";

export async function homePage(visit: Visit): Promise<Response> {
  const all = products(visit.context).map((product) => productObject(visit.context, product));
  return pageResponse(visit, await renderThemePage(visit, "index", { collection: { products: all } }));
}

export async function productPage(visit: Visit, handle: string): Promise<Response> {
  const product = findProduct(visit.context, { handle });
  if (!product) return notFoundPage(visit);
  return pageResponse(
    visit,
    await renderThemePage(visit, "product", {
      product: productObject(visit.context, product),
      page_title: product.title,
    }),
  );
}

export async function policyPage(visit: Visit, handle: string): Promise<Response> {
  if (handle !== "privacy-policy") return notFoundPage(visit);
  return pageResponse(visit, await renderThemePage(visit, "policy"));
}

export async function notFoundPage(visit: Visit): Promise<Response> {
  return pageResponse(visit, await renderThemePage(visit, "404"), 404);
}
