import { styled } from "./styled.ts";

/** A field with its label, what helps to fill it in, and what is wrong with it. */
abstract class LabelledElement<Control extends HTMLInputElement | HTMLSelectElement> extends HTMLElement {
  static observedAttributes = ["label", "details", "error", "min", "max", "step", "maxlength", "disabled"];
  protected abstract readonly control: Control;
  private readonly text = document.createElement("label");
  private readonly help = document.createElement("p");
  private readonly problem = document.createElement("p");
  private wanted: string | null = null;

  get value(): string {
    return this.control.value;
  }

  set value(value: string) {
    this.wanted = value;
    this.control.value = value;
  }

  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.control.id = "control";
    this.text.htmlFor = "control";
    this.help.id = "help";
    this.problem.id = "problem";
    this.problem.className = "problem";
    this.control.setAttribute("aria-describedby", "problem help");
    styled(this).append(this.text, this.control, this.problem, this.help);
    this.fill();
    this.attributeChangedCallback();
    // Of the two events only this one stays inside the shadow by itself.
    this.control.addEventListener("change", () => this.dispatchEvent(new Event("change", { bubbles: true })));
  }

  attributeChangedCallback(): void {
    const { control, text, help, problem } = this;
    text.textContent = this.getAttribute("label") ?? "";
    help.textContent = this.getAttribute("details") ?? "";
    problem.textContent = this.getAttribute("error") ?? "";
    help.hidden = help.textContent === "";
    problem.hidden = problem.textContent === "";
    control.setAttribute("aria-invalid", String(!problem.hidden));
    control.disabled = this.hasAttribute("disabled");
    for (const name of ["min", "max", "step", "maxlength"]) {
      const value = this.getAttribute(name);
      if (value !== null) control.setAttribute(name, value);
    }
  }

  /** Puts what was wanted before the control was there, or before it had that option, into it. */
  protected fill(): void {
    if (this.wanted !== null) this.control.value = this.wanted;
  }
}

/** A field for a number or a text. */
export class FieldElement extends LabelledElement<HTMLInputElement> {
  protected readonly control = document.createElement("input");

  override connectedCallback(): void {
    this.control.type = this.localName === "s-number-field" ? "number" : "text";
    super.connectedCallback();
  }
}

/** A choice of one of its options. */
export class SelectElement extends LabelledElement<HTMLSelectElement> {
  protected readonly control = document.createElement("select");

  override connectedCallback(): void {
    super.connectedCallback();
    const offer = (): void => this.offer();
    new MutationObserver(offer).observe(this, { childList: true, subtree: true, characterData: true });
    offer();
  }

  private offer(): void {
    const options = [...this.querySelectorAll("s-option")].map((option) => {
      const shown = document.createElement("option");
      shown.value = option.getAttribute("value") ?? "";
      shown.textContent = option.textContent;
      return shown;
    });
    const { value } = this.control;
    this.control.replaceChildren(...options);
    if (value !== "") this.control.value = value;
    this.fill();
  }
}
