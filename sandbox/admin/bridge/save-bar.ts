import type { Channel } from "./channel.ts";
import type { SaveBarButton } from "./protocol.ts";

interface OpenSaveBar {
  owner: HTMLElement;
  save: () => void;
  discard: () => void;
}

let channel: Channel | null = null;
let open: OpenSaveBar | null = null;

/**
 * Defines `<ui-save-bar>` and serves `<form data-save-bar>`: the admin shows the bar, its buttons press the page's own.
 *
 * @param line the line to the admin
 */
export function defineSaveBar(line: Channel): void {
  channel = line;
  customElements.define("ui-save-bar", UiSaveBar);
  line.on("save-bar", (pressed) => {
    if (pressed === "save") open?.save();
    else open?.discard();
  });
  serveForms();
}

/** True while the page has a save bar open. */
export function isSaveBarOpen(): boolean {
  return open !== null;
}

export class UiSaveBar extends HTMLElement {
  readonly #watcher = new MutationObserver(() => {
    if (this.showing) this.#announce();
  });

  get showing(): boolean {
    return open?.owner === this;
  }

  connectedCallback(): void {
    this.#watcher.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
  }

  disconnectedCallback(): void {
    this.#watcher.disconnect();
    void this.hide();
  }

  show(): Promise<void> {
    if (!this.showing) {
      open = {
        owner: this,
        save: () => this.#button("save")?.click(),
        discard: () => this.#button("discard")?.click(),
      };
      this.#announce();
      this.dispatchEvent(new Event("show"));
    }
    return Promise.resolve();
  }

  hide(): Promise<void> {
    if (this.showing) {
      close();
      this.dispatchEvent(new Event("hide"));
    }
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }

  #announce(): void {
    channel?.tell("save-bar", {
      save: describe(this.#button("save")),
      discard: describe(this.#button("discard")),
      asksBeforeDiscard: isSet(this, "discardconfirmation"),
    });
  }

  #button(which: "save" | "discard"): HTMLButtonElement | undefined {
    const buttons = [...this.querySelectorAll("button")];
    return buttons.find((button) => (button.getAttribute("variant") === "primary") === (which === "save"));
  }
}

function describe(button: HTMLButtonElement | undefined): SaveBarButton {
  if (!button) return { text: "", disabled: false, loading: false };
  return { text: button.textContent?.trim() ?? "", disabled: button.disabled, loading: isSet(button, "loading") };
}

function isSet(element: Element, attribute: string): boolean {
  const value = element.getAttribute(attribute);
  return value !== null && value !== "false";
}

function close(): void {
  open = null;
  channel?.tell("save-bar", null);
}

/** A form that carries `data-save-bar` opens the bar on its first change and closes it when it is sent or reset. */
function serveForms(): void {
  const plain = { text: "", disabled: false, loading: false };

  const changed = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
    if (!(form instanceof HTMLFormElement) || open?.owner === form) return;
    open = { owner: form, save: () => form.requestSubmit(), discard: () => form.reset() };
    channel?.tell("save-bar", {
      save: plain,
      discard: plain,
      asksBeforeDiscard: form.hasAttribute("data-discard-confirmation"),
    });
  };
  const finished = (event: Event): void => {
    if (open !== null && open.owner === event.target) close();
  };

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", finished);
  document.addEventListener("reset", finished);
}
