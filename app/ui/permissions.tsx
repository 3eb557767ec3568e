import { createContext, type PropsWithChildren, useContext } from "react";
import { PERMISSIONS, type Permission } from "../loyalty/staff.ts";

const Permissions = createContext<readonly Permission[]>(PERMISSIONS);

/** What the member of staff who looks may do; every page stands in it. */
export function PermissionsProvider({ may, children }: PropsWithChildren<{ may: readonly Permission[] }>) {
  return <Permissions.Provider value={may}>{children}</Permissions.Provider>;
}

/** Whether the member of staff who looks may do something. */
export function useMay(): (needs: Permission) => boolean {
  const may = useContext(Permissions);
  return (needs) => may.includes(needs);
}
