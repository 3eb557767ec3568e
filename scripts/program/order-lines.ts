import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { assumedFacts } from "../../app/loyalty/simulation/assumed.ts";
import type { Simulator } from "../../app/loyalty/simulation/simulator.ts";
import { readOrderLine } from "../../app/shopify/lean-order-body.ts";
import type { ParsedOrder } from "../../app/shopify/order-body.ts";

/**
 * Gives a simulator the order of one line, the body of a webhook.
 *
 * @returns why the line is no order; null when it is one
 */
export function takeLine(line: string, simulators: readonly Simulator[]): string | null {
  const parsed = readLine(line);
  if (!parsed) return "is no JSON";
  if (!parsed.ok) return parsed.reason;
  const facts = assumedFacts(parsed.facts, parsed.lacks);
  for (const simulator of simulators) simulator.add(facts);
  return null;
}

function readLine(line: string): ParsedOrder | null {
  try {
    return readOrderLine(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The lines of a file one by one, however long it is; "-" reads what is piped in. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== "") yield line;
}
