import { useTranslation } from "react-i18next";
import type { MemberFilter } from "../../../../loyalty/member-filter.ts";
import { useFormat } from "../../../format.tsx";
import { FILTER_KEYS, filterText, type TierName } from "../filter-words.ts";
import type { BulkRunView } from "./bulk-view.ts";

/** What the pages of bulk actions say of runs and of whom they concern. */
export function useBulkWords(tiers: readonly TierName[]) {
  const { t } = useTranslation();
  const format = useFormat();
  const { day } = format;

  const filter = (of: MemberFilter): string[] =>
    FILTER_KEYS.flatMap((key) => filterText(key, of, { t, format, tiers }) ?? []);

  const did = ({ wish, unit, tierName }: BulkRunView): string => {
    switch (wish.kind) {
      case "grant": {
        const amount = unit ? format.inUnit(Math.abs(wish.points), unit) : format.number(Math.abs(wish.points));
        return wish.points > 0 ? t("memberList.run.gives", { amount }) : t("memberList.run.takes", { amount });
      }
      case "tier":
        return wish.until === null
          ? t("memberList.run.tier-for-life", { tier: tierName ?? wish.tierId })
          : t("memberList.run.tier", { tier: tierName ?? wish.tierId, until: day(wish.until) });
      case "extend":
        return t("memberList.run.extend", { until: day(wish.until) });
      case "export":
        return t("memberList.run.export");
    }
  };

  const title = (run: BulkRunView): string =>
    run.undoes === null ? did(run) : t("memberList.run.undo-of", { what: did(run) });

  return { filter, title, day };
}
