import pg from "pg";
import { rateOf, serve, signedPath } from "./http.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { CUSTOMER_BASE, memberIdOf, prepareShop } from "./p1-shop.ts";

const MEMBERS = 20_000;
const PATHS = 10_000;

/** P4: a shopper's balance by app proxy, signature verified, against a plain server with one read by primary key. */
export async function benchBalance(databaseUrl: string): Promise<Figure[]> {
  const shop = await prepareShop(databaseUrl, MEMBERS);
  await install(databaseUrl);
  const environment = { DATABASE_URL: databaseUrl, BENCH_PROGRAM: shop.programId };
  const app = await serve("app", environment);
  const plain = await serve("read-server", environment);
  let index = 0;
  const next = () => (index = (index + 7919) % MEMBERS);
  const signed = () =>
    signedPath("/storefront/state", {
      shop: "bench.myshopify.com",
      path_prefix: "/apps/rewards",
      timestamp: String(Math.floor(Date.now() / 1000)),
      logged_in_customer_id: String(CUSTOMER_BASE + next()),
    });
  try {
    const rates = await interleaved({
      Laurel: () => {
        // Signed before the clock starts: the client's work is not what is measured.
        const paths = Array.from({ length: PATHS }, signed);
        return rateOf(app, () => ({ method: "GET", path: paths[next() % PATHS] ?? "" }));
      },
      "plain server": () => rateOf(plain, () => ({ method: "GET", path: `/?id=${memberIdOf(next())}` })),
    });
    return [
      compared(rates, {
        name: "P4",
        what: "shopper's balance by app proxy",
        ours: "Laurel",
        ceiling: "plain server",
        ceilingIs: "plain Node server: JSON, one read",
        atLeast: 0.6,
      }),
    ];
  } finally {
    app.stop();
    plain.stop();
  }
}

async function install(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("UPDATE shop SET state = 'installed', installed_at = now()");
  await client.end();
}
