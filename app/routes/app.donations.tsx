import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { settleDonations } from "../flows/redemptions/settle-donations.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { causeFigures } from "../models/donation.ts";
import { useFormat } from "../ui/format.tsx";
import { type CauseView, DonationsPage } from "../ui/redemptions/donations-page.tsx";
import { saveFile } from "../ui/save-file.ts";
import type { DonationFile } from "./app.donations_.file.ts";

const settlingSchema = z.object({
  cause: z.string().min(1).max(200),
  currency: z.string().max(3),
  until: z.iso.date(),
});

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const causes = await causeFigures(shop.programId);
  return {
    today: zoneOf(shop.timeZone).dateText(wholeSeconds(clock.now())),
    causes: causes.map(({ owedSince, settledAt, ...cause }) => ({
      ...cause,
      owedSince: owedSince?.toISOString() ?? null,
      settledAt: settledAt?.toISOString() ?? null,
    })),
  };
}

/** Notes that what is owed to a cause was paid out, up to and including a day of the shop. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "program");
  const settling = settlingSchema.safeParse(await request.json());
  if (!settling.success) throw data(null, 400);
  const { cause, currency, until } = settling.data;
  const zone = zoneOf(shop.timeZone);
  const before = new Date(zone.endOfDay(zone.parse(until)) * 1000);
  return {
    ...(await settleDonations({ programId: shop.programId, cause, currency, before, actor, now: clock.now() })),
    currency,
  };
}

export default function Donations() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const { money } = useFormat();
  const [opened, setOpened] = useState<CauseView | null>(null);
  const fetcher = useFetcher<typeof action>();
  const file = useFetcher<DonationFile>();
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome !== "settled") return;
    shopify.toast.show(t("donations.done", { amount: money(answer.amountMinor, answer.currency) }));
    setOpened(null);
    // Told once for each answer; how money is written does not change meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer, shopify, t]);
  const csv = file.data;
  useEffect(() => {
    if (csv) saveFile(csv.name, { text: csv.csv, type: "text/csv" });
  }, [csv]);
  return (
    <DonationsPage
      {...loaded}
      opened={opened}
      isBusy={fetcher.state !== "idle"}
      hasFoundNothing={answer?.outcome === "nothing-owed"}
      isFileComing={file.state !== "idle"}
      onOpen={setOpened}
      onSettle={(settling) => fetcher.submit(JSON.stringify(settling), { method: "post", encType: "application/json" })}
      onFile={() => void file.load("/app/donations/file")}
    />
  );
}
