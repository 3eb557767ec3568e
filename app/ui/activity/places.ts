/** Where an entry of the activity leads to. */
export interface Place {
  kind: "version" | "member" | "redemption" | "voiding" | "bulk" | "import" | "delivery";
  url: string;
}

/** The page that shows more of what was done; null where there is none. */
export function placeOf({ action, data }: { action: string; data: Record<string, unknown> }): Place | null {
  const text = (name: string) => {
    const value = data[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : null;
  };
  const version = text("version");
  if (version !== null && Number(version) > 1) return { kind: "version", url: `/app/program/versions/${version}` };
  const redemption = text("redemption");
  if (redemption !== null) return { kind: "redemption", url: `/app/redemptions/${redemption}` };
  const memberId = text("memberId");
  if (memberId !== null) return { kind: "member", url: `/app/members/${memberId}` };
  const delivery = text("delivery");
  if (delivery !== null) return { kind: "delivery", url: `/app/deliveries/${delivery}` };
  const run = text("run");
  if (run !== null && action === "voiding-started") return { kind: "voiding", url: `/app/redemptions/void/${run}` };
  if (run !== null && action.startsWith("bulk-")) return { kind: "bulk", url: `/app/members/bulk/${run}` };
  if (run !== null && action.startsWith("import-")) return { kind: "import", url: `/app/import/${run}` };
  return null;
}
