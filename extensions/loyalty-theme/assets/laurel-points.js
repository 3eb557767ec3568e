/* Keeps "earn 59 Coins" right while the shopper chooses among variants. Liquid wrote the points of each into the template. */
if (!customElements.get("laurel-points")) {
  customElements.define(
    "laurel-points",
    class extends HTMLElement {
      connectedCallback() {
        document.addEventListener("change", this);
      }

      disconnectedCallback() {
        document.removeEventListener("change", this);
      }

      /* Themes announce a variant by a change of the cart form's `id` field. */
      handleEvent({ target }) {
        const id = target.name === "id" ? target.value : target.form?.elements.namedItem("id")?.value;
        const variants = this.querySelector("template")?.content.children ?? [];
        const variant = [...variants].find((entry) => entry.dataset.variant === id);
        if (!variant) return;
        const points = variant.textContent;
        this.hidden = !points;
        this.querySelector("[data-laurel=earn]").textContent =
          points && this.dataset.text.replace("[points]", () => points);
      }
    },
  );
}
