import { useTranslation } from "react-i18next";

/** How a member is called: by name where Shopify tells it, else by the customer's number, else as erased. */
export function useMemberName() {
  const { t } = useTranslation();
  return (member: { name: string | null; customerId: string | null }): string =>
    member.name ??
    (member.customerId === null ? t("members.erased") : t("members.customer", { id: member.customerId }));
}
