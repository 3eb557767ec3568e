import { useTranslation } from "react-i18next";

/** Who did something, as people read it: a name where staff have one. */
export function useActor(): (actor: string) => string {
  const { t } = useTranslation();
  return (actor) => {
    const staff = /^staff:(\w+)$/.exec(actor)?.[1];
    if (staff !== undefined) return t("saving.by.staff", { id: staff });
    if (actor.startsWith("api-key:")) return t("saving.by.api");
    return actor;
  };
}
