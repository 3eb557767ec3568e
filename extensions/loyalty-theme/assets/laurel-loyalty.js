/*
 * Enhances what Liquid rendered: join, redeem, codes. Nothing is requested before a click. All words come from the page's
 * template, all values are written as text. After an answer the element shows the answer's state until the page is rendered
 * from a metafield of at least that revision; a second copy on the page (block and panel) follows by an event.
 */
if (!customElements.get("laurel-loyalty")) {
  const KEPT = "laurel:state";
  const CHANGED = "laurel:changed";

  /* Storage may be forbidden; then only the memory until the next page is lost. */
  const recall = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = (key, value) => {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {
      /* see above */
    }
  };

  customElements.define(
    "laurel-loyalty",
    class extends HTMLElement {
      connectedCallback() {
        this.addEventListener("click", this);
        document.addEventListener(CHANGED, this);
        const { customer, state } = JSON.parse(recall(KEPT) || "{}");
        if (!state) return;
        if (customer === this.dataset.customer && state.revision > Number(this.dataset.revision)) this.show(state);
        else keep(KEPT, null);
      }

      disconnectedCallback() {
        document.removeEventListener(CHANGED, this);
      }

      handleEvent(event) {
        if (event.type === CHANGED) return this.show(event.detail);
        const button = event.target.closest("[data-act]");
        if (button && this[button.dataset.act]) this.press(button);
      }

      /* One request at a time: a double click asks once. The button keeps its focus. */
      async press(button) {
        if (button.hasAttribute("aria-disabled")) return;
        button.setAttribute("aria-disabled", "true");
        const place = button.closest("[data-reward], [data-laurel=join], [data-laurel=member]");
        const slot = place.querySelector(
          button.dataset.act === "codes" ? "[data-laurel=codes]" : "[data-laurel=answer]",
        );
        try {
          await this[button.dataset.act](button, slot, place);
        } catch {
          this.say(slot, "network");
        }
        button.removeAttribute("aria-disabled");
      }

      async join(button, slot, place) {
        const wording = place.querySelector("[data-laurel=consent]").textContent.trim();
        const answer = await this.ask("join", { consent: { wording } });
        if (!answer.state) return this.say(slot, answer.outcome);
        this.settle(answer.state);
        this.find("balance").focus();
      }

      /* The id belongs to the wish, not to the click: after a lost answer the next try asks for the same redemption. */
      async redeem(button, slot, place) {
        const rewardId = place.dataset.reward;
        const key = `laurel:${this.dataset.customer}:${rewardId}`;
        const id = recall(key) || crypto.randomUUID();
        keep(key, id);
        const answer = await this.ask("redeem", { id, rewardId });
        keep(key, null);
        if (answer.code) slot.replaceChildren(this.code({ code: answer.code, state: answer.outcome }));
        else this.say(slot, answer.outcome, { points: this.points(answer.shortBy || 0) });
        if (answer.state) this.settle(answer.state);
        slot.querySelector("[data-act=copy]")?.focus();
      }

      async codes(button, slot) {
        const { state, redemptions, outcome } = await this.ask("state");
        if (!redemptions) return this.say(slot, outcome);
        if (!redemptions.length) return this.say(slot, "none");
        slot.replaceChildren(...redemptions.map((redemption) => this.code(redemption)));
        if (state) this.settle(state);
      }

      async copy(button) {
        const code = button.parentNode.querySelector("code");
        getSelection().selectAllChildren(code);
        await navigator.clipboard?.writeText(code.textContent);
        button.textContent = this.word("copied");
      }

      async ask(path, body) {
        const response = await fetch(`${this.dataset.proxy}/${path}`, {
          method: body ? "POST" : "GET",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: body && JSON.stringify(body),
        });
        if (response.status > 499) throw new Error(response.statusText);
        return response.json();
      }

      /* Remembers an answer's state for the pages to come and shows it in every copy on this one. */
      settle(state) {
        keep(KEPT, JSON.stringify({ customer: this.dataset.customer, state }));
        document.dispatchEvent(new CustomEvent(CHANGED, { detail: state }));
      }

      show(state) {
        const { balance, pending = [], tier, next, joined } = state;
        const member = this.find("member");
        if (!member || !joined) return;
        this.find("join")?.remove();
        member.hidden = false;
        this.write("heading", this.word("heading"));
        this.write("balance", this.points(balance));
        this.write("label", this.points(balance));
        this.find("debt").hidden = balance >= 0;
        this.find("pending").hidden = !pending.length;
        this.find("pending").replaceChildren(
          ...pending.map((entry) => {
            const line = document.createElement("li");
            line.textContent = this.word(`pending-${entry.when}`, { points: this.points(entry.points) });
            return line;
          }),
        );
        this.write("tier-name", tier?.name, "tier");
        this.write(
          "next-text",
          next && this.word("next", { amount: this.money(next.missing), tier: next.name }),
          "next",
        );
        const progress = this.querySelector("progress");
        if (progress && next) progress.value = next.percent;
        for (const reward of this.querySelectorAll("[data-reward]")) {
          const shortBy = reward.dataset.points - balance;
          const missing = reward.querySelector("[data-laurel=missing]");
          missing.textContent = this.word("missing", { points: this.points(shortBy) });
          missing.hidden = shortBy < 1;
          reward.querySelector("[data-act=redeem]").hidden = shortBy > 0;
        }
      }

      code({ code, amount, state }) {
        const view = this.template("code").cloneNode(true);
        view.querySelector("code").textContent = code || "";
        view.querySelector("[data-laurel=code-title]").textContent = amount
          ? this.word("off", { amount: this.money(amount) })
          : "";
        const link = view.querySelector("a");
        link.href = `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(this.dataset.cart)}`;
        if (state !== "issued") {
          link.replaceWith(this.word(this.template(state) ? state : "other"));
          for (const gone of view.querySelectorAll("button, small")) gone.remove();
        }
        return view;
      }

      say(slot, outcome, values) {
        const line = document.createElement("p");
        line.className = ["none", "reserved"].includes(outcome) ? "laurel-small" : "laurel-error";
        line.textContent = this.word(this.template(outcome) ? outcome : "other", values);
        slot.replaceChildren(line);
      }

      write(name, text, holder = name) {
        const element = this.find(name);
        if (!element) return;
        element.textContent = text || "";
        this.find(holder).hidden = !text;
      }

      find(name) {
        return this.querySelector(`[data-laurel="${name}"]`);
      }

      template(name) {
        return this.find("words").content.querySelector(`[data-word="${name}"]`);
      }

      word(name, values = {}) {
        return this.template(name).textContent.replace(/\[(\w+)\]/g, (place, key) => values[key] ?? place);
      }

      points(count) {
        const { one, many, thousands } = this.dataset;
        const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, () => thousands);
        return `${count < 0 ? "−" : ""}${digits} ${count === 1 ? one : many}`;
      }

      /* An amount as the shop writes it, after the sample of 1.11 that Liquid left. */
      money(amount) {
        return this.word("money").replace(/1(?:(\D)1+)?/, (sample, point) => String(amount).replace(".", point || "."));
      }
    },
  );
}
