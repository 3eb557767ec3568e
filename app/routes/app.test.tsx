import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { dropTester } from "../flows/testing/drop-tester.ts";
import { endTest } from "../flows/testing/end-test.ts";
import { startTest } from "../flows/testing/start-test.ts";
import { assertNever } from "../loyalty/assert.ts";
import { nameCustomer, testingView } from "../testing.server.ts";
import { TestingPage } from "../ui/testing/testing-page.tsx";
import type { NamingProblem, TestingView } from "../ui/testing/testing-view.ts";

/** How often the page looks again while something is being wiped. */
const LOOK_MS = 2000;
const ADDRESS = "/app/test";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const search = new URL(request.url).searchParams.get("q")?.trim().slice(0, 200) ?? "";
  return testingView(page, search);
}

const customerId = z.string().regex(/^\d{1,18}$/);
const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start") }),
  z.object({ intent: z.literal("name"), customerId }),
  z.object({ intent: z.literal("drop"), customerId }),
  z.object({ intent: z.literal("end") }),
]);
type Posted = z.output<typeof postedSchema>;

export async function action({ request }: ActionFunctionArgs) {
  const page = await adminPage(request, "program");
  const read = postedSchema.safeParse(await request.json());
  if (!read.success) throw data(null, 400);
  const { shop, actor } = page;
  const by = { programId: shop.programId, actor, now: clock.now() };
  const posted = read.data;
  switch (posted.intent) {
    case "start":
      return { ...posted, ...(await startTest(by)) };
    case "name":
      return { ...posted, ...(await nameCustomer(page, posted.customerId)) };
    case "drop":
      return { ...posted, ...(await dropTester({ ...by, shop, customerId: posted.customerId })) };
    case "end":
      return { ...posted, ...(await endTest(by)) };
    default:
      return assertNever(posted);
  }
}

type Answer = Awaited<ReturnType<typeof action>>;

export default function Test() {
  const view = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  useLook(view);
  useToast(fetcher.data);
  const send = (posted: Posted) => fetcher.submit(posted, { method: "post", encType: "application/json" });
  const under = postedSchema.safeParse(fetcher.json);
  return (
    <TestingPage
      view={view}
      busy={fetcher.state !== "idle" && under.success ? under.data.intent : null}
      problem={fetcher.state === "idle" ? problemOf(fetcher.data) : null}
      onStart={() => send({ intent: "start" })}
      onSearch={(text) => {
        const query = text === "" ? "" : `?${new URLSearchParams({ q: text }).toString()}`;
        void navigate(`${ADDRESS}${query}`, { preventScrollReset: true });
      }}
      onName={(customer) => send({ intent: "name", customerId: customer.customerId })}
      onDrop={(tester) => send({ intent: "drop", customerId: tester.customerId })}
      onEnd={() => send({ intent: "end" })}
    />
  );
}

function problemOf(answer: Answer | undefined): NamingProblem | null {
  if (answer?.intent !== "name") return null;
  const { customerId, outcome } = answer;
  if (outcome !== "excluded" && outcome !== "unknown-customer" && outcome !== "unreachable") return null;
  return { customerId, outcome };
}

function useToast(answer: Answer | undefined): void {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  useEffect(() => {
    if (answer?.outcome === "testing") shopify.toast.show(t("testing.started"));
    if (answer?.outcome === "named") shopify.toast.show(t("testing.testers.added"));
    if (answer?.outcome === "dropping") shopify.toast.show(t("testing.testers.removed"));
  }, [answer, shopify, t]);
}

/** Looks again and again while something is being wiped. */
function useLook(view: TestingView): void {
  const isWorking = view.mode === "wiping" || (view.mode === "test" && view.testers.some((one) => one.isDropping));
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isWorking || state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isWorking, state, revalidate]);
}
