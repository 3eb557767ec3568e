import { ContainerElement } from "./containers.ts";
import { ButtonElement, LinkElement, SpinnerElement } from "./controls.ts";
import { FieldElement, SelectElement } from "./fields.ts";

const ELEMENTS: Readonly<Record<string, new () => HTMLElement>> = {
  "s-admin-block": class extends ContainerElement {},
  "s-stack": class extends ContainerElement {},
  "s-paragraph": class extends ContainerElement {},
  "s-text": class extends ContainerElement {},
  "s-heading": class extends ContainerElement {},
  "s-banner": class extends ContainerElement {},
  "s-unordered-list": class extends ContainerElement {},
  "s-list-item": class extends ContainerElement {},
  "s-option": class extends HTMLElement {},
  "s-button": class extends ButtonElement {},
  "s-link": class extends LinkElement {},
  "s-spinner": class extends SpinnerElement {},
  "s-number-field": class extends FieldElement {},
  "s-text-field": class extends FieldElement {},
  "s-select": class extends SelectElement {},
};

/** Makes plain accessible HTML of the elements of Shopify's admin that our blocks use. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

/** An element of Shopify's that is not played here is refused by name, rather than shown as nothing. */
export function refuseOthers(refuse: (why: string) => void): void {
  const look = (): void => {
    const [unknown] = document.querySelectorAll(":not(:defined)");
    if (unknown) refuse(`The sandbox does not play <${unknown.localName}>`);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
