import type { ActionFunctionArgs, HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { nameVersion } from "../flows/name-version.ts";
import { withdrawChange } from "../flows/withdraw-change.ts";
import { announceDocument, reviewDocument, saveDocument } from "../program-save.server.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

const document = { baseVersion: z.number().int().min(0), program: z.unknown() };
const name = z.string().trim().max(80);

const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("review"), ...document }),
  z.object({ intent: z.literal("save"), ...document, name }),
  z.object({ intent: z.literal("announce"), ...document, name, from: z.iso.date() }),
  z.object({ intent: z.literal("withdraw"), id: z.string().regex(/^\d{1,18}$/) }),
  z.object({ intent: z.literal("name"), version: z.number().int().min(1), name }),
]);

/** The one way to save a program: what it changes for whom is said before. */
export async function action({ request }: ActionFunctionArgs) {
  const page = await adminPage(request, "program");
  const { actor, shop } = page;
  const by = { programId: shop.programId, actor, now: clock.now() };
  const posted = postedSchema.parse(await request.json());
  switch (posted.intent) {
    case "review":
      return reviewDocument(page, posted);
    case "save":
      return saveDocument(page, posted);
    case "announce":
      return announceDocument(page, posted);
    case "withdraw":
      return withdrawChange({ ...by, id: posted.id });
    case "name":
      return nameVersion({ ...by, version: posted.version, name: posted.name });
  }
}
