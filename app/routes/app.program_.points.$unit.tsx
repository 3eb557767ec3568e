import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { POINTS } from "../loyalty/program.ts";
import { isUnitHeld } from "../models/unit-held.ts";
import { newestProgram } from "../reward-page.server.ts";
import { UnitEditor } from "../ui/program/points/unit-editor.tsx";
import { revalidatesUnlessSaved } from "../ui/program/subjects/revalidates-unless-saved.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export const shouldRevalidate = revalidatesUnlessSaved;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const unit = newest.program.units.find(({ id }) => id === params["unit"] && id !== POINTS);
  if (!unit) throw data(null, 404);
  const isHeld = await isUnitHeld({ programId: page.shop.programId, unit: unit.id });
  return { ...newest, unit, isHeld, now: wholeSeconds(clock.now()) };
}

export default function UnitForm() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/points"), [navigate]);
  const { unit } = loaded;
  const back = { content: t("points.title"), url: "/app/program/points" };
  return <UnitEditor key={unit.id} {...loaded} kind={unit.kind} title={unit.name.many} back={back} onDone={leave} />;
}
