import { useLocation } from "@remix-run/react";
import { Button, type ButtonProps } from "@shopify/polaris";
import { createContext, type PropsWithChildren, useContext } from "react";
import { PERMISSIONS, type Permission } from "../loyalty/staff.ts";

const Permissions = createContext<readonly Permission[]>(PERMISSIONS);

/** What changing something below an address needs; the first that fits counts. */
const AREAS: readonly [RegExp, Exclude<Permission, "view">][] = [
  [/^\/app\/(settings|leave|deliveries|export)\b/, "settings"],
  [/^\/app\/(import|members\/bulk|redemptions\/void)\b/, "bulk"],
  [/^\/app\/(program|test|rewards|launch|fit|donations)\b/, "program"],
  [/^\/app\/(redemptions|alerts|members\/(?!find)[^/]+)/, "support"],
];

/** What the member of staff who looks may do; every page stands in it. */
export function PermissionsProvider({ may, children }: PropsWithChildren<{ may: readonly Permission[] }>) {
  return <Permissions.Provider value={may}>{children}</Permissions.Provider>;
}

/** Whether the member of staff who looks may do something. */
export function useMay(): (needs: Permission) => boolean {
  const may = useContext(Permissions);
  return (needs) => may.includes(needs);
}

/** What changing something on the page at an address needs; null: there is nothing to change. */
export function neededAt(pathname: string): Exclude<Permission, "view"> | null {
  return AREAS.find(([area]) => area.test(pathname))?.[1] ?? null;
}

/** What is missing to change anything on the page that is shown; null: nothing, or there is nothing to change. */
export function useMissing(): Exclude<Permission, "view"> | null {
  const { pathname } = useLocation();
  const may = useMay();
  const needs = neededAt(pathname);
  return needs === null || may(needs) ? null : needs;
}

/** Whether the page that is shown can be changed; where it cannot, a notice above it says why. */
export function useMayChange(): boolean {
  return useMissing() === null;
}

/** For actions of pages, menus and banners that change something: out of use for whoever may not. */
export function useLocked(): <Action extends object>(action: Action) => Action {
  const mayChange = useMayChange();
  return (action) => (mayChange ? action : { ...action, disabled: true });
}

/** A button that changes something: out of use for whoever may not. */
export function ChangeButton(props: ButtonProps) {
  const mayChange = useMayChange();
  return <Button {...props} disabled={props.disabled === true || !mayChange} />;
}
