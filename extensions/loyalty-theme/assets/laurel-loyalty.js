/* Nothing is requested before a click. Words come from the page's template, values are written as text. */
{
  const KEPT = "laurel:state";
  const CHANGED = "laurel:changed";

  /* Storage may be forbidden. */
  const store = (act, ...values) => {
    try {
      return sessionStorage[`${act}Item`](...values);
    } catch {
      return null;
    }
  };

  class Loyalty extends HTMLElement {
    store = store;

    connectedCallback() {
      this.addEventListener("click", this);
      document.addEventListener(CHANGED, this);
      const { customer, state } = JSON.parse(store("get", KEPT) || "{}");
      if (customer === this.dataset.customer && state.revision > this.dataset.revision) this.show(state);
      else store("remove", KEPT);
    }

    disconnectedCallback() {
      document.removeEventListener(CHANGED, this);
    }

    handleEvent(event) {
      if (event.type === CHANGED) return this.show(event.detail);
      const button = event.target.closest("[data-act]");
      if (button) this.press(button);
    }

    /* A double click asks once. */
    async press(button) {
      if (button.hasAttribute("aria-disabled")) return;
      button.setAttribute("aria-disabled", "true");
      const place = button.closest("[data-place]");
      const slot = place.querySelector("[data-laurel=answer]");
      try {
        const { act } = button.dataset;
        await (this[act] ? this : this.rewards)[act](button, slot, place);
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

    async choose(button, slot, place) {
      const day = place.querySelector("input").value;
      const answer = await this.ask("day", { campaignId: place.dataset.campaign, day });
      this.say(slot, answer.outcome, { day });
      this.settle(answer.state);
    }

    async ask(path, body) {
      const response = await fetch(`${this.dataset.proxy}/${path}`, {
        method: body ? "POST" : "GET",
        headers: { "content-type": "application/json" },
        body: body && JSON.stringify(body),
      });
      if (response.status > 499) throw new Error(response.statusText);
      return response.json();
    }

    /* For every copy on this page, and pages to come until the metafield is as new. */
    settle(state) {
      if (!state) return;
      store("set", KEPT, JSON.stringify({ customer: this.dataset.customer, state }));
      document.dispatchEvent(new CustomEvent(CHANGED, { detail: state }));
    }

    show(state) {
      const { balance, pending = [], expiring, vesting = [], due = [], ownDays = [] } = state;
      const { tier, tierUntil, next, units = [], joined } = state;
      const member = this.find("member");
      if (!member || !joined) return;
      this.find("join")?.remove();
      member.hidden = false;
      this.write("heading", this.word("heading"));
      for (const name of ["balance", "label"]) this.write(name, this.points(balance));
      this.find("debt").hidden = balance >= 0;
      this.list("pending", pending, ({ when }) => `pending-${when}`);
      this.list("dated", [expiring, ...vesting].filter(Boolean), (of) => (of === expiring ? "expiring" : "vesting"));
      this.list("due", due, ({ until }) => (until ? "due-until" : "due-name"));
      this.list("own-days", ownDays, () => "own-day");
      for (const line of this.querySelectorAll("[data-unit]")) {
        const unit = units.find(({ id }) => id === line.dataset.unit);
        line.hidden = !unit;
        if (unit) line.querySelector("strong").textContent = this.points(unit.balance, line);
      }
      this.write("tier-name", tier?.name, "tier");
      this.write("until", tierUntil && this.word("until", { day: tierUntil }));
      this.write("next-text", next && this.word("next", { amount: this.ways(next), tier: next.name }), "next");
      const progress = this.querySelector("progress");
      if (progress && next) progress.value = next.percent;
      this.state = state;
      this.rewards?.show?.(state);
    }

    get rewards() {
      return this.querySelector("laurel-rewards");
    }

    say(slot, outcome, values) {
      const line = document.createElement("p");
      const name = this.template(outcome) ? outcome : "other";
      line.className = this.template(name).className || "laurel-error";
      line.textContent = this.word(name, values);
      slot.replaceChildren(line);
    }

    write(name, text, holder = name) {
      const element = this.find(name);
      if (!element) return;
      element.textContent = text || "";
      this.find(holder).hidden = !text;
    }

    list(name, entries, wordOf) {
      const holder = this.find(name);
      holder.hidden = !entries.length;
      const lines = entries.map((entry) => {
        const line = document.createElement("li");
        line.textContent = this.word(wordOf(entry), entry);
        return line;
      });
      (holder.querySelector("ul") || holder).replaceChildren(...lines);
    }

    ways({ ways, missing }) {
      if (!ways) return this.money(missing);
      const said = ({ basis, value, unit, event }) => {
        if (basis === "spend") return this.money(value);
        if (basis === "points") return this.points(value, this.querySelector(`[data-unit="${unit}"]`) || this);
        return this.word(basis, { count: value, event });
      };
      return ways.map(said).join(` ${this.word("or")} `);
    }

    find(name) {
      return this.querySelector(`[data-laurel="${name}"]`);
    }

    template(name) {
      return this.find("words").content.querySelector(`[data-word="${name}"]`);
    }

    /* A day has no time zone to be moved to. */
    word(name, values = {}) {
      const format = new Intl.DateTimeFormat(this.dataset.language, { dateStyle: "long", timeZone: "UTC" });
      const fill = (place, key) => {
        const value = values[key] ?? place;
        if (key === "points") return this.points(value);
        return /^\d{4}-\d\d-\d\d$/.test(value) ? format.format(new Date(value)) : value;
      };
      return this.template(name).textContent.replace(/\[(\w+)\]/g, fill);
    }

    points(count, { dataset: { one, many, icon, decimals } } = this) {
      const { thousands, point } = this.dataset;
      const places = Number(decimals) || 0;
      const plain = String(Math.abs(count)).padStart(places + 1, "0");
      const whole = plain.slice(0, plain.length - places).replace(/\B(?=(\d{3})+$)/g, () => thousands);
      const digits = places ? `${whole}${point}${plain.slice(-places)}` : whole;
      const name = count === 10 ** places ? one : many;
      return `${icon ? `${icon} ` : ""}${count < 0 ? "−" : ""}${digits} ${name}`;
    }

    /* An amount as the shop writes it, after the sample of 1.11 that Liquid left. */
    money(amount) {
      return this.word("money").replace(/1(?:(\D)1+)?/, (sample, point) => String(amount).replace(".", point || "."));
    }
  }

  customElements.get("laurel-loyalty") || customElements.define("laurel-loyalty", Loyalty);
}
