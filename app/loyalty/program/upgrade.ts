/**
 * Documents that were saved under an earlier schema, as the present one says them. Saved versions are immutable: they are read
 * through this for ever.
 */
export function upgraded(document: unknown): unknown {
  if (!isRecord(document) || document.schema !== 1) return document;
  const { pointsName, tiers, tierPolicy, joining, policies, ...rest } = document;
  return {
    ...rest,
    schema: 2,
    units: [{ id: "points", name: pointsName }],
    tiers: list(tiers).map(tierFrom1),
    tierPolicy: tierPolicyFrom1(tierPolicy),
    joining,
    policies,
  };
}

function tierFrom1(tier: unknown): unknown {
  if (!isRecord(tier)) return tier;
  const { fromMinor, ...rest } = tier;
  return { ...rest, qualifications: [{ basis: "spend", threshold: fromMinor }] };
}

function tierPolicyFrom1(policy: unknown): unknown {
  if (!isRecord(policy)) return policy;
  return { window: { kind: "rolling", months: policy.windowMonths } };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
