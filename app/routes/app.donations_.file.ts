import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { donationCsv } from "../loyalty/rewards/donation-csv.ts";
import { type DonationLine, donationLines } from "../models/donation.ts";

const BATCH = 10_000;

export interface DonationFile {
  name: string;
  csv: string;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** Every donation as comma-separated values. */
export async function loader({ request }: LoaderFunctionArgs): Promise<DonationFile> {
  const { shop } = await adminPage(request);
  const lines: DonationLine[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const some: DonationLine[] = await donationLines({ programId: shop.programId, after, limitMax: BATCH });
    lines.push(...some);
    after = some.at(-1)?.id ?? after;
    isMore = some.length === BATCH;
  }
  return { name: "donations.csv", csv: donationCsv(lines, shop.timeZone) };
}
