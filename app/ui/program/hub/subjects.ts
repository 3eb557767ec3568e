import type { SectionName } from "../../../loyalty/describe/describe-program.ts";

/** What a program is made of, as the merchant goes through it. */
export const SUBJECTS = ["points", "earn", "tiers", "campaigns", "rewards", "joining", "policies"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Where each subject has its screen. */
export const SUBJECT_ADDRESSES: Readonly<Record<Subject, string>> = {
  points: "/app/program/points",
  earn: "/app/program/earn",
  tiers: "/app/program/tiers",
  campaigns: "/app/program/campaigns",
  rewards: "/app/rewards",
  joining: "/app/program/joining",
  policies: "/app/program/policies",
};

/** Which section of the program in words tells of a subject, and of which of its items. */
export const SUBJECT_SECTIONS: Readonly<Record<Subject, { section: SectionName; items?: readonly string[] }>> = {
  points: { section: "units" },
  earn: { section: "earning" },
  tiers: { section: "tiers" },
  campaigns: { section: "campaigns" },
  rewards: { section: "rewards" },
  joining: { section: "policies", items: ["joining"] },
  policies: { section: "policies", items: ["basis", "policies"] },
};

/** To which subject each part of the document belongs. */
const PARTS: Readonly<Record<string, Subject>> = {
  units: "points",
  earning: "earn",
  tiers: "tiers",
  tierPolicy: "tiers",
  campaigns: "campaigns",
  rewards: "rewards",
  joining: "joining",
};

/** The subject that a path into the document is about. */
export function subjectOf([part]: readonly (string | number)[]): Subject {
  return PARTS[String(part)] ?? "policies";
}
