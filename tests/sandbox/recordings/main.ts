import { replayAll, report } from "./report.ts";

const outcomes = await replayAll();
console.log(report(outcomes));
if (process.argv.includes("--values")) {
  for (const { id, values } of outcomes) {
    for (const one of values) console.log(`${id} ${one.path}: recorded ${one.recorded}, answered ${one.answered}`);
  }
}
