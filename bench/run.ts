import { mkdirSync, writeFileSync } from "node:fs";
import { benchDatabase } from "./database.ts";
import { type Figure, load } from "./measure.ts";
import { benchRedeem } from "./p1-redeem.ts";
import { benchSettle } from "./p1-settle.ts";
import { benchDrain } from "./p2-drain.ts";
import { benchAcknowledge } from "./p3-acknowledge.ts";
import { benchBalance } from "./p4-balance.ts";
import { benchHotShop } from "./p5-hot-shop.ts";
import { benchPages } from "./p10-pages.ts";
import { benchScale } from "./p6-scale.ts";
import { benchImport } from "./p7-import.ts";
import { benchNight } from "./p7-ledger.ts";
import { benchReview } from "./p7-tiers.ts";
import { benchSimulate } from "./p8-simulate.ts";
import { benchBytes } from "./p9-bytes.ts";
import { benchThrottle } from "./throttle.ts";

/** `npm run bench [P1 P3 ...]`: every speed as a ratio to a ceiling measured in the same run. No test, no gate. */
const BENCHES: Record<string, () => Promise<Figure[]>> = {
  P1: async () => [
    ...(await benchSettle(await benchDatabase("laurel_bench_settle"))),
    ...(await benchRedeem(await benchDatabase("laurel_bench_redeem"))),
  ],
  P2: async () => benchDrain(await benchDatabase("laurel_bench_drain")),
  P3: async () => benchAcknowledge(await benchDatabase("laurel_bench_acknowledge")),
  P4: async () => benchBalance(await benchDatabase("laurel_bench_balance")),
  P5: async () => benchHotShop(await benchDatabase("laurel_bench_hot_shop")),
  P6: async () =>
    benchScale({
      small: await benchDatabase("laurel_bench_few"),
      large: await benchDatabase("laurel_bench_many"),
    }),
  P7: async () => [
    ...(await benchNight(await benchDatabase("laurel_bench_ledger"))),
    ...(await benchReview(await benchDatabase("laurel_bench_review"))),
    ...(await benchImport(await benchDatabase("laurel_bench_import"))),
  ],
  P8: benchSimulate,
  P9: benchBytes,
  P10: async () => benchPages(await benchDatabase("laurel_bench_pages")),
  THR: async () => benchThrottle(await benchDatabase("laurel_bench_throttle")),
};

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${name} (load ${load()})`);
  figures.push(...(await run()));
}

console.log(
  ["", "what".padEnd(62), "ours".padStart(10), "ceiling".padStart(10), "ratio".padStart(7), "goal".padStart(9)].join(
    " ",
  ),
);
for (const figure of figures) {
  const number = (value: number | null, decimals = value !== null && value < 10 ? 2 : 0) =>
    value === null ? "-" : value.toFixed(decimals);
  console.log(
    [
      figure.name.padEnd(3),
      `${figure.what} | ${figure.ceilingIs}`.slice(0, 100).padEnd(70),
      number(figure.ours).padStart(8),
      number(figure.ceiling).padStart(8),
      number(figure.ratio, 2).padStart(6),
      figure.goal.padStart(9),
      figure.met === null ? (figure.note ?? "") : figure.met ? "met" : "NOT MET",
    ].join(" "),
  );
}
mkdirSync(".cache", { recursive: true });
writeFileSync(
  ".cache/bench.json",
  `${JSON.stringify({ at: new Date().toISOString(), load: load(), figures }, null, 2)}\n`,
);
process.exit(0);
