import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { newestProgram } from "../reward-page.server.ts";
import { PointsPage } from "../ui/program/points/points-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  return { ...(await newestProgram(await adminPage(request))), now: wholeSeconds(clock.now()) };
}

export default function Points() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program"), [navigate]);
  return <PointsPage {...loaded} onDone={leave} />;
}
