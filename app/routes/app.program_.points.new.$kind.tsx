import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { newestProgram } from "../reward-page.server.ts";
import { UnitEditor } from "../ui/program/points/unit-editor.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export const shouldRevalidate = revalidatesUnlessPreview;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = (["status", "cashback"] as const).find((each) => each === params["kind"]);
  if (!kind) throw data(null, 404);
  return { ...(await newestProgram(await adminPage(request))), kind, now: wholeSeconds(clock.now()) };
}

export default function NewUnit() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/points"), [navigate]);
  const back = { content: t("points.title"), url: "/app/program/points" };
  return <UnitEditor key={loaded.kind} {...loaded} unit={null} title={t("points.new")} back={back} onDone={leave} />;
}
