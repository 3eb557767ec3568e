import type { Program } from "../program.ts";
import type { Path } from "../program/names.ts";
import { rewardTitle } from "../rewards/words.ts";

export interface PlaceTelling {
  language: "en" | "de";
  currency: string;
}

/**
 * A place of the document as people find it: "Rewards › €5.00 off › points".
 *
 * @param path items of lists by their id or their index
 * @param program where the items' names are looked up
 */
export function placeText(path: Path, program: Program, telling: PlaceTelling): string {
  const [subject = "", item, ...rest] = path;
  const words: Readonly<Record<string, string>> = SUBJECTS[telling.language];
  const named = item === undefined ? [] : [itemName(String(subject), item, program, telling) ?? String(item)];
  const fields = rest.map((part) => (typeof part === "number" ? String(part + 1) : part));
  return [words[String(subject)] ?? String(subject), ...named, ...fields].join(" › ");
}

function itemName(subject: string, item: string | number, program: Program, telling: PlaceTelling): string | null {
  const find = <Item extends { id: string }>(items: readonly Item[]) =>
    typeof item === "number" ? items[item] : items.find(({ id }) => id === item);
  switch (subject) {
    case "rewards": {
      const reward = find(program.rewards);
      return reward ? rewardTitle(reward, { ...telling, program }) : null;
    }
    case "tiers":
      return find(program.tiers)?.name ?? null;
    case "campaigns":
      return find(program.campaigns)?.name ?? null;
    case "units":
      return find(program.units)?.name.many ?? null;
    case "earning":
      return find(program.earning)?.name ?? null;
    default:
      return null;
  }
}

const SUBJECTS = {
  en: {
    units: "What is counted",
    earning: "Ways to earn",
    campaigns: "Campaigns",
    tiers: "Tiers",
    tierPolicy: "How tiers are counted and kept",
    rewards: "Rewards",
    joining: "Joining",
    policies: "Rules for everything",
  },
  de: {
    units: "Was gezählt wird",
    earning: "Wege zum Sammeln",
    campaigns: "Aktionen",
    tiers: "Stufen",
    tierPolicy: "Wie Stufen gezählt und gehalten werden",
    rewards: "Prämien",
    joining: "Beitritt",
    policies: "Was für alles gilt",
  },
};
