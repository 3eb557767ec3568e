/** Defines `<ui-modal>`: a dialog over the page, with the title and the buttons of the `<ui-title-bar>` inside it. */
export function defineModal(): void {
  customElements.define("ui-modal", UiModal);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(modalStyle);
  // An adopted sheet leaves the document's markup alone, which React is about to hydrate.
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const widths: Record<string, string> = { small: "24rem", base: "38rem", large: "60rem", max: "100rem" };

export class UiModal extends HTMLElement {
  readonly content = document.createElement("div");
  readonly #dialog = document.createElement("dialog");
  readonly #watcher = new MutationObserver(() => this.#render());

  constructor() {
    super();
    this.#dialog.className = "sandbox-modal";
    this.#dialog.addEventListener("close", () => this.#closed());
  }

  get variant(): string {
    return this.getAttribute("variant") ?? "base";
  }

  show(): Promise<void> {
    if (this.#dialog.open) return Promise.resolve();
    this.#takeOwnContent();
    this.#render();
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#watcher.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    this.dispatchEvent(new Event("show"));
    return Promise.resolve();
  }

  hide(): Promise<void> {
    this.#dialog.close();
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#dialog.open ? this.hide() : this.show();
  }

  disconnectedCallback(): void {
    this.#dialog.close();
    this.#dialog.remove();
  }

  #closed(): void {
    this.#watcher.disconnect();
    this.#dialog.remove();
    this.dispatchEvent(new Event("hide"));
  }

  /** React renders into `content` through a portal; written by hand, the content stands between the tags. */
  #takeOwnContent(): void {
    const source = this.getAttribute("src");
    if (source !== null && this.content.childElementCount === 0) {
      const frame = document.createElement("iframe");
      frame.src = source;
      frame.title = this.#titleBar()?.getAttribute("title") ?? "";
      this.content.append(frame);
      return;
    }
    const own = [...this.children].filter((child) => child.localName !== "ui-title-bar" && child.childElementCount > 0);
    if (this.content.childElementCount === 0) this.content.append(...own);
  }

  #titleBar(): Element | null {
    return this.querySelector("ui-title-bar");
  }

  #render(): void {
    const title = document.createElement("h2");
    title.id = `${this.id || "modal"}-title`;
    title.textContent = this.#titleBar()?.getAttribute("title") ?? "";
    const dismiss = document.createElement("button");
    dismiss.type = "button";
    dismiss.textContent = "×";
    dismiss.setAttribute("aria-label", document.documentElement.lang.startsWith("de") ? "Schließen" : "Close");
    dismiss.addEventListener("click", () => void this.hide());
    const header = document.createElement("header");
    header.append(title, dismiss);

    const footer = document.createElement("footer");
    for (const original of this.#titleBar()?.querySelectorAll("button, a") ?? []) footer.append(standIn(original));

    this.#dialog.setAttribute("aria-labelledby", title.id);
    this.#dialog.style.setProperty("--width", widths[this.variant] ?? "38rem");
    this.#dialog.replaceChildren(header, this.content, ...(footer.childElementCount > 0 ? [footer] : []));
  }
}

function standIn(original: Element): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = original.textContent;
  button.dataset["variant"] = original.getAttribute("variant") ?? "secondary";
  button.dataset["tone"] = original.getAttribute("tone") ?? "default";
  button.disabled = original.hasAttribute("disabled") || original.hasAttribute("loading");
  button.addEventListener("click", () => {
    if (original instanceof HTMLElement) original.click();
  });
  return button;
}

const modalStyle = `
ui-nav-menu, ui-title-bar, ui-save-bar, ui-modal, s-app-nav { display: none }
dialog.sandbox-modal { width: min(var(--width), calc(100vw - 1.5rem)); max-width: none; max-height: calc(100vh - 3rem); padding: 0; border: 0;
  border-radius: 12px; box-shadow: 0 12px 48px rgb(0 0 0 / .35); color: #303030; font: 13px/1.5 Inter, system-ui, sans-serif }
dialog.sandbox-modal::backdrop { background: rgb(0 0 0 / .5) }
dialog.sandbox-modal > header, dialog.sandbox-modal > footer { display: flex; align-items: center; gap: .5rem; padding: .75rem 1rem; background: #f3f3f3 }
dialog.sandbox-modal > header h2 { flex: 1; margin: 0; font-size: 14px; font-weight: 650 }
dialog.sandbox-modal > footer { flex-direction: row-reverse; border-top: 1px solid #e3e3e3; background: #fff }
dialog.sandbox-modal iframe { width: 100%; height: 60vh; border: 0 }
dialog.sandbox-modal button { min-height: 2rem; padding: .25rem .75rem; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; color: inherit; font: inherit; cursor: pointer }
dialog.sandbox-modal header button { border-color: transparent; background: none; font-size: 18px; line-height: 1 }
dialog.sandbox-modal button[data-variant="primary"] { border-color: #303030; background: #303030; color: #fff }
dialog.sandbox-modal button[data-tone="critical"] { border-color: #b1040e; background: #b1040e; color: #fff }
dialog.sandbox-modal button:disabled { opacity: .5; cursor: default }
dialog.sandbox-modal button:focus-visible { outline: 2px solid #005bd3; outline-offset: 1px }
`;
