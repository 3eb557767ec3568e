import type { Tx } from "../../db.server.ts";
import { holdsTag, tagChange, wantedTags } from "../../loyalty/perks/tags.ts";
import { noteTagsDone, noteTagsPutting, taggedCustomers, type TaggedCustomer } from "../../models/customer-tags.ts";
import { programState } from "../../models/program.ts";
import { type AdminClient, UserErrorsError } from "../../shopify/admin-client.ts";
import { addTags, readTags, removeTags, TAGS_READ_MAX } from "../../shopify/perks/tags.ts";
import { takeOff } from "./take-off.ts";

const ROUNDS_MAX = 5;

interface Options {
  /** How the flow opens a transaction: there are several small ones, between calls to Shopify. */
  transact: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  admin: AdminClient;
  programId: string;
  shopId: string;
  memberIds: readonly string[];
  now: Date;
}

/** What became of the members' customers in this shop; those who had what they should are not named. */
export interface TagsInStep {
  /** Customers whose tags were looked at, and written where they had to be. */
  written: string[];
  /** Customers whom Shopify does not have (any more). */
  gone: string[];
  /** Customers of whom Shopify refused a tag, for instance because they have as many as it allows. */
  refused: string[];
}

/**
 * Brings the tags of members' customers in one shop in step with their tiers and early accesses. Shopify is only asked about those of
 * whom something changed, or is not known.
 *
 * Outside of any transaction: it calls Shopify. Safe to repeat and to run several times at once: whoever finds, after writing, that
 * something else is wanted by now, writes again, and takes back what it put there itself. What was interrupted is remembered as
 * unknown, and looked at anew by the next run. What was put on a customer who is not the member any more by then is taken back.
 *
 * @throws {ShopifyError} when it is not known what Shopify did: run it again
 */
export async function bringTagsInStep(options: Options): Promise<TagsInStep> {
  const runs = new Map<string, CustomerRun>();
  let memberIds = [...options.memberIds];
  for (let round = 1; ; round += 1) {
    const due = await customersDue(options, memberIds, runs);
    if (due.length === 0) {
      await takeBack(options, runs);
      return summary(runs);
    }
    if (round > ROUNDS_MAX) throw new Error("tags change faster than they can be written");
    for (let from = 0; from < due.length; from += TAGS_READ_MAX) {
      await writeSome(options, due.slice(from, from + TAGS_READ_MAX));
    }
    memberIds = [...new Set(due.map(({ memberId }) => memberId))];
  }
}

/** What this run has done and found out about one customer: another that runs at once may not know of it. */
interface CustomerRun {
  outcome: "open" | "written" | "gone" | "refused";
  added: string[];
  /** Wanted tags that somebody else has put there. */
  foreign: string[];
}

interface Due extends TaggedCustomer {
  wanted: string[];
  run: CustomerRun;
}

async function customersDue(options: Options, memberIds: string[], runs: Map<string, CustomerRun>): Promise<Due[]> {
  const { programId, shopId } = options;
  const customers = await taggedCustomers({ programId, shopId, memberIds });
  const program = (await programState(null, programId)).versions.at(-1)?.program ?? null;
  return customers.flatMap((customer) => {
    const run = runs.get(customer.customerId) ?? { outcome: "open", added: [], foreign: [] };
    runs.set(customer.customerId, run);
    const due = { ...customer, wanted: wantedTags({ program, ...customer }), run };
    return isDue(due) ? [due] : [];
  });
}

/** Whom nobody looks at any more keeps nothing that this run put there: they were forgotten, or are somebody else, meanwhile. */
async function takeBack(options: Options, runs: ReadonlyMap<string, CustomerRun>): Promise<void> {
  const { transact, admin, programId, shopId, memberIds } = options;
  if (![...runs.values()].some(({ added }) => added.length > 0)) return;
  const customers = await taggedCustomers({ programId, shopId, memberIds: [...memberIds] });
  const present = new Set(customers.map(({ customerId }) => customerId));
  const left = [...runs].flatMap(([customerId, { added: tags }]) =>
    tags.length === 0 || present.has(customerId) ? [] : [{ customerId, tags }],
  );
  await takeOff({ transact, admin, programId, shopId, customers: left });
}

function isDue({ wanted, ours, isKnown, run }: Due): boolean {
  if (run.outcome === "gone" || run.outcome === "refused") return false;
  if ([...ours, ...run.added].some((tag) => !holdsTag(wanted, tag))) return true;
  if (wanted.some((tag) => !holdsTag([...ours, ...run.foreign], tag))) return true;
  return ours.length > 0 && !isKnown;
}

async function writeSome(options: Options, customers: Due[]): Promise<void> {
  const there = await readTags(
    options.admin,
    customers.map(({ customerId }) => customerId),
  );
  for (const customer of customers) {
    const tags = there.get(customer.customerId);
    if (tags) await writeOne(options, customer, tags);
    else customer.run.outcome = "gone";
  }
}

async function writeOne(options: Options, customer: Due, there: string[]): Promise<void> {
  const { transact, admin, programId, shopId, now } = options;
  const { customerId, wanted, run } = customer;
  const of = { programId, shopId, customerId };
  const ours = [...customer.ours, ...run.added];
  const { add, remove, forget } = tagChange({ wanted, ours, there });
  const isWriting = add.length > 0 || remove.length > 0;
  const version = isWriting ? await transact((tx) => noteTagsPutting(tx, { ...of, tags: add })) : customer.version;
  run.outcome = await written(admin, customerId, { add, remove });
  // What of it was done nobody knows: the next run looks anew.
  if (run.outcome === "refused") return;
  run.added = [...run.added.filter((tag) => !holdsTag(forget, tag)), ...add];
  run.foreign = wanted.filter((tag) => holdsTag(there, tag) && !holdsTag(ours, tag));
  await transact((tx) => noteTagsDone(tx, { ...of, forget, version, at: now }));
}

async function written(
  admin: AdminClient,
  customerId: string,
  { add, remove }: { add: string[]; remove: string[] },
): Promise<CustomerRun["outcome"]> {
  try {
    // First off, then on: a customer may have as many tags as Shopify allows.
    const isGone =
      (await removeTags(admin, customerId, remove)) === "customer-gone" ||
      (await addTags(admin, customerId, add)) === "customer-gone";
    return isGone ? "gone" : "written";
  } catch (error) {
    if (error instanceof UserErrorsError) return "refused";
    throw error;
  }
}

function summary(runs: Map<string, CustomerRun>): TagsInStep {
  const those = (outcome: CustomerRun["outcome"]) =>
    [...runs].flatMap(([customerId, run]) => (run.outcome === outcome ? [customerId] : []));
  return { written: those("written"), gone: those("gone"), refused: those("refused") };
}
