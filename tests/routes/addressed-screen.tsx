import { useLocation } from "@remix-run/react";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { type AppBridgeSeen, renderScreen, type ScreenRoute } from "./admin-screen.tsx";

/** Where the browser is. */
export function at(): string {
  return screen.getByTestId("address").textContent;
}

/** A page of the members' section among its neighbours, which say where the browser went. */
export function show(
  path: string,
  Component: ScreenRoute["Component"],
  loaded: object,
  answer?: (text: string) => object,
  language: "en" | "de" = "en",
): { user: ReturnType<typeof userEvent.setup>; seen: AppBridgeSeen; posted: string[] } {
  const posted: string[] = [];
  const action = async (request: Request) => {
    const text = await request.text();
    posted.push(text);
    return answer?.(text) ?? {};
  };
  const page: ScreenRoute = { path, Component: () => <Addressed page={<Component />} />, loader: () => loaded, action };
  const others = ["/app/members", "/app/members/views", "/app/members/bulk/new"].filter((other) => other !== path);
  const routes = others.map((other) => ({ path: other, Component: () => <Addressed page={null} />, action }));
  const seen = renderScreen([page, ...routes], { at: path, language });
  return { user: userEvent.setup(), seen, posted };
}

function Addressed({ page }: { page: ReactNode }) {
  const { pathname, search } = useLocation();
  return (
    <>
      <p data-testid="address">{pathname + search}</p>
      {page}
    </>
  );
}
