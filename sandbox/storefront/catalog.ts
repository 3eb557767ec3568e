import { findProduct, products } from "../commerce/find.ts";
import { productObject } from "./product-object.ts";
import { renderThemePage } from "./theme.ts";
import { pageResponse, type Visit } from "./visit.ts";

/** The start page: every product, then the theme's sections. */
export async function homePage(visit: Visit): Promise<Response> {
  const all = products(visit.context).map((product) => productObject(visit.context, product));
  return pageResponse(visit, await renderThemePage(visit, "index", { collection: { products: all } }));
}

/** A product by its handle; the 404 page for a handle that no product has. */
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

/** The one policy that the footer links to. */
export async function policyPage(visit: Visit, handle: string): Promise<Response> {
  if (handle !== "privacy-policy") return notFoundPage(visit);
  return pageResponse(visit, await renderThemePage(visit, "policy"));
}

/** Answers 404, in the theme. */
export async function notFoundPage(visit: Visit): Promise<Response> {
  return pageResponse(visit, await renderThemePage(visit, "404"), 404);
}
