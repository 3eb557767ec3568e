import userEvent from "@testing-library/user-event";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";

/** Shows one route with what its loader answers; `answer` is what its action does. */
export function showScreen(
  at: string,
  Component: ScreenRoute["Component"],
  loaded: object,
  { answer, language = "en" }: { answer?: () => object; language?: "en" | "de" } = {},
) {
  const posted: string[] = [];
  const route: ScreenRoute = {
    path: at.replace(/\?.*$/, ""),
    Component,
    loader: () => loaded,
    action: async (request) => {
      posted.push(await request.text());
      return answer?.() ?? {};
    },
  };
  const seen = renderScreen([route], { at, language });
  return { user: userEvent.setup(), seen, posted };
}
