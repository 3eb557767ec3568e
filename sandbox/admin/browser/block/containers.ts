/** What an element is to people who cannot see it. */
const ROLES: Readonly<Record<string, string>> = {
  "s-unordered-list": "list",
  "s-list-item": "listitem",
  "s-heading": "heading",
  "s-admin-block": "region",
};

/** An element that holds others: Shopify's looks come from block.css, and what it means from a role. */
export class ContainerElement extends HTMLElement {
  static observedAttributes = ["heading", "tone"];

  connectedCallback(): void {
    const role = ROLES[this.localName];
    if (role) this.setAttribute("role", role);
    if (this.localName === "s-heading") this.setAttribute("aria-level", "3");
    this.show();
  }

  attributeChangedCallback(): void {
    this.show();
  }

  private show(): void {
    const heading = this.getAttribute("heading");
    if (this.localName === "s-banner") {
      this.setAttribute("role", this.getAttribute("tone") === "critical" ? "alert" : "status");
    }
    if (heading === null) return;
    if (this.localName === "s-admin-block") this.setAttribute("aria-label", heading);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const title = document.createElement("h2");
    title.textContent = heading;
    title.style.cssText = "margin: 0 0 0.75rem; font-size: 14px";
    root.replaceChildren(title, document.createElement("slot"));
  }
}
