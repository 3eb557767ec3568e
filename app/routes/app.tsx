import { data, type HeadersFunction, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { boundary } from "@shopify/shopify-app-remix/server";
import { type ReactNode, useEffect, useState } from "react";
import { adminPage, appBridge } from "../admin-page.server.ts";
import { localeCookie, speechOf } from "../i18n/language.ts";
import { pointsName } from "../loyalty/program.ts";
import { PERMISSIONS, permissionsOf } from "../loyalty/staff.ts";
import { programState } from "../models/program.ts";
import { AdminFrame } from "../ui/admin-frame.tsx";
import { type ErrorKind, ErrorPage } from "../ui/error-page.tsx";
import { HelpOnThisPage } from "../ui/guide/help-on-this-page.tsx";
import { PermissionsProvider } from "../ui/permissions.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";
import { ReadOnlyNotice } from "../ui/read-only-notice.tsx";
import { SettingUp } from "../ui/setting-up.tsx";

const POINTS_UNNAMED = { one: "Coin", many: "Coins" };
/** What is thrown at people in words; anything else is a fault of ours. */
const KINDS: ReadonlyMap<number, ErrorKind> = new Map([
  [403, "forbidden"],
  [404, "not-found"],
]);
const SETTING_UP_POLL_MS = 1500;

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export const headers: HeadersFunction = (args) => boundary.headers(args);

export const shouldRevalidate = revalidatesUnlessPreview;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, staff } = await adminPage(request);
  const speech = speechOf(request);
  const program = await programState(null, shop.programId);
  const newest = program.versions.at(-1);
  return data(
    {
      appBridge: appBridge(),
      speech,
      currency: shop.currency,
      timeZone: shop.timeZone,
      may: permissionsOf(staff.role),
      pointsName: newest ? pointsName(newest.program) : POINTS_UNNAMED,
    },
    { headers: { "Set-Cookie": localeCookie(speech) } },
  );
}

type FrameData = ReturnType<typeof useLoaderData<typeof loader>>;

/** What the browser showed last: where a load fails for the whole page, nothing else tells its language. */
const shownLast: { loaded: FrameData | null } = { loaded: null };

export default function App() {
  const loaded = useLoaderData<typeof loader>();
  useEffect(() => {
    shownLast.loaded = loaded;
  }, [loaded]);
  return <Frame loaded={loaded}>{loaded.currency === "" ? <WaitForFacts /> : <PageWithHelp />}</Frame>;
}

function PageWithHelp() {
  return (
    <>
      <Outlet />
      <HelpOnThisPage />
    </>
  );
}

function Frame({ loaded, children }: { loaded: FrameData; children: ReactNode }) {
  // Later loads come without Shopify's locale parameter, and a browser may refuse the cookie: the first answer holds.
  const [speech] = useState(loaded.speech);
  const { currency, timeZone, pointsName } = loaded;
  return (
    <AdminFrame appBridge={loaded.appBridge} facts={{ speech, currency, timeZone, pointsName }}>
      <PermissionsProvider may={loaded.may}>
        <ReadOnlyNotice />
        {children}
      </PermissionsProvider>
    </AdminFrame>
  );
}

function WaitForFacts() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => revalidate(), SETTING_UP_POLL_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return <SettingUp />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const loaded = useRouteLoaderData<typeof loader>("routes/app");
  // Shopify's library answers by throwing a page of its own, such as the one that fetches a new ID token.
  if (isRouteErrorResponse(error) && typeof error.data === "string" && error.data.includes("<script")) {
    return <div dangerouslySetInnerHTML={{ __html: error.data }} />;
  }
  const kind = isRouteErrorResponse(error) ? (KINDS.get(error.status) ?? "unexpected") : "unexpected";
  const fallback: FrameData = {
    appBridge: { apiKey: "", url: null },
    speech: { locale: "en", language: "en" },
    currency: "",
    timeZone: "UTC",
    pointsName: POINTS_UNNAMED,
    may: PERMISSIONS,
  };
  return (
    <Frame loaded={loaded ?? shownLast.loaded ?? fallback}>
      <ErrorPage kind={kind} />
    </Frame>
  );
}
