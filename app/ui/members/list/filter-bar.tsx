import { Filters, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { MEMBER_SORTS, type MemberFilter, type MemberSort, NO_FILTER } from "../../../loyalty/member-filter.ts";
import { useFormat } from "../../format.tsx";
import { FilterFields } from "./filter-fields.tsx";
import { FILTER_KEYS, filterText, type TierName, without } from "./filter-words.ts";

export interface FilterBarProps {
  filter: MemberFilter;
  tiers: readonly TierName[];
  onChange: (filter: MemberFilter) => void;
}

/** What the list is narrowed down to. */
export function FilterBar({ filter, tiers, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = { t, format, tiers };
  const applied = FILTER_KEYS.flatMap((key) => {
    const label = filterText(key, filter, words);
    return label === null ? [] : [{ key, label, onRemove: () => onChange(without(filter, key)) }];
  });
  return (
    <Filters
      hideQueryField
      onQueryChange={() => undefined}
      onQueryClear={() => undefined}
      filters={FILTER_KEYS.map((key) => ({
        key,
        label: t(`memberList.filter.${key}`),
        filter: (
          <FilterFields key={JSON.stringify(filter)} name={key} filter={filter} tiers={tiers} onChange={onChange} />
        ),
      }))}
      appliedFilters={applied}
      onClearAll={() => onChange(NO_FILTER)}
    />
  );
}

export function SortSelect({ sort, onChange }: { sort: MemberSort; onChange: (sort: MemberSort) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("memberList.sort.label")}
      labelInline
      value={sort}
      options={MEMBER_SORTS.map((value) => ({ value, label: t(`memberList.sort.${value}`) }))}
      onChange={(value) => onChange(MEMBER_SORTS.find((one) => one === value) ?? "newest")}
    />
  );
}
