/* Keeps "earn 59 Coins" right while the shopper chooses among variants. All numbers were computed by Liquid. */
if (!customElements.get('laurel-points')) {
  customElements.define(
    'laurel-points',
    class extends HTMLElement {
      connectedCallback() {
        this.points = new Map(
          (this.dataset.variants || '')
            .trim()
            .split('|')
            .map((entry) => [entry.split(':')[0], entry.slice(entry.indexOf(':') + 1)]),
        );
        document.addEventListener('change', this);
      }

      disconnectedCallback() {
        document.removeEventListener('change', this);
      }

      /* Themes announce a variant by a change of the cart form's `id` field. */
      handleEvent({ target }) {
        const variant = target.name === 'id' ? target.value : target.form?.elements.namedItem('id')?.value;
        const points = this.points.get(String(variant));
        if (points === undefined) return;
        this.hidden = points === '';
        if (points) this.querySelector('[data-laurel=earn]').textContent = this.dataset.text.replace('[points]', () => points);
      }
    },
  );
}
