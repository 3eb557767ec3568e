import { embedApp } from "./frame.ts";

serveMenu();
serveLanguages();
const frame = document.querySelector("#app-frame");
if (frame instanceof HTMLIFrameElement) embedApp(frame);

/** On a narrow screen the navigation opens and closes with its button. */
function serveMenu(): void {
  const button = document.querySelector("header .menu");
  const navigation = document.querySelector("#navigation");
  const set = (state: "open" | "closed"): void => {
    button?.setAttribute("aria-expanded", String(state === "open"));
    navigation?.classList.toggle("open", state === "open");
  };
  button?.addEventListener("click", () => set(button.getAttribute("aria-expanded") === "true" ? "closed" : "open"));
  navigation?.addEventListener("click", () => set("closed"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") set("closed");
  });
}

/** The app moves the address while one works, so a language link takes the address of the moment. */
function serveLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-locale]")) {
    link.addEventListener("click", () => {
      const query = new URLSearchParams(location.search);
      query.set("locale", link.dataset["locale"] ?? "en");
      link.href = `${location.pathname}?${query.toString()}`;
    });
  }
}
