import { styled } from "./styled.ts";

/** A button; pressing it is a click of the element. */
export class ButtonElement extends HTMLElement {
  static observedAttributes = ["disabled", "loading", "variant"];
  private readonly button = document.createElement("button");

  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.button.type = "button";
    this.button.append(document.createElement("slot"));
    styled(this).append(this.button);
    this.attributeChangedCallback();
  }

  attributeChangedCallback(): void {
    this.button.disabled = this.hasAttribute("disabled") || this.hasAttribute("loading");
    this.button.className = this.getAttribute("variant") ?? "";
  }
}

/** A link; `app:` leads to a page of the app. */
export class LinkElement extends HTMLElement {
  static observedAttributes = ["href"];
  private readonly link = document.createElement("a");

  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.link.target = "_top";
    this.link.append(document.createElement("slot"));
    styled(this).append(this.link);
    this.attributeChangedCallback();
  }

  attributeChangedCallback(): void {
    this.link.href = (this.getAttribute("href") ?? "").replace(/^app:\/?/, "/admin/");
  }
}

/** Something is on its way. */
export class SpinnerElement extends HTMLElement {
  connectedCallback(): void {
    const label = this.getAttribute("accessibilitylabel") ?? "";
    this.setAttribute("role", "status");
    this.textContent = label;
  }
}
