const NAMES = `
  window document location history navigator customElements HTMLElement Element Event CustomEvent MutationObserver
  FormData Headers Request Response fetch AbortController sessionStorage localStorage crypto Intl setTimeout
  clearTimeout URLSearchParams requestAnimationFrame queueMicrotask structuredClone TextEncoder TextDecoder parent top
  MessageEvent atob btoa DOMParser HTMLIFrameElement HTMLFormElement setInterval clearInterval matchMedia
  getComputedStyle ResizeObserver performance self Node NodeList ShadowRoot getSelection
`;

/** What a browser has without an import, for the scripts of storefronts and the sandbox. */
export const browserGlobals = Object.fromEntries(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => [name, "readonly"]),
);
