/* Rewards, inside <laurel-loyalty>. */
{
  class Rewards extends HTMLElement {
    connectedCallback() {
      this.addEventListener("input", ({ target }) => target.type === "range" && this.slide(target));
      for (const range of this.querySelectorAll("[type=range]")) this.slide(range);
      const { state } = this.host;
      if (state) this.show(state);
    }

    get host() {
      return this.closest("laurel-loyalty");
    }

    /* Counted in minor units. */
    slide(range) {
      const { host } = this;
      const { perStep } = range.dataset;
      const places = (perStep.split(".")[1] || "").length;
      const minor = String((range.value / range.step) * perStep.replace(".", "")).padStart(places + 1, "0");
      const amount = places ? `${minor.slice(0, -places)}.${minor.slice(-places)}` : minor;
      const text = host.word("slide", { points: range.value, amount: host.money(amount) });
      range.setAttribute("aria-valuetext", text);
      range.nextElementSibling.textContent = text;
    }

    /* After a lost answer the next try asks for the same redemption. */
    async redeem(button, slot, place) {
      const { host } = this;
      const { language, customer, currency } = host.dataset;
      const body = { rewardId: place.dataset.reward, language, currency };
      for (const field of place.querySelectorAll("[name]")) {
        if (!field.reportValidity()) return;
        body[field.name] = field.type === "range" ? +field.value : field.value;
      }
      const key = `laurel:${customer}:${body.rewardId}`;
      body.id = host.store("get", key) || crypto.randomUUID();
      host.store("set", key, body.id);
      const answer = await host.ask("redeem", body);
      host.store("remove", key);
      if (answer.redemption) slot.replaceChildren(this.view(answer.redemption));
      else host.say(slot, answer.outcome, { points: answer.shortBy || 0, day: answer.until });
      host.settle(answer.state);
      slot.querySelector("[data-act=copy]")?.focus();
    }

    async apply(...of) {
      await this.redeem(...of);
      of[1].querySelector("a")?.click();
    }

    async mine(button, slot) {
      const { host } = this;
      const { state, redemptions, outcome } = await host.ask(`state?language=${host.dataset.language}`);
      if (redemptions?.length) slot.replaceChildren(...redemptions.map((one) => this.view(one)));
      else host.say(slot, redemptions ? "none" : outcome);
      host.settle(state);
    }

    async copy(button) {
      const code = button.parentNode.querySelector("code");
      getSelection().selectAllChildren(code);
      await navigator.clipboard?.writeText(code.textContent);
      button.textContent = this.host.word("copied");
    }

    show({ balance, tier }) {
      for (const reward of this.querySelectorAll("[data-reward]")) {
        const { points, tiers } = reward.dataset;
        const shortBy = points - balance;
        const isClosed = tiers && !tiers.split(" ").includes(tier?.id || "-");
        const missing = reward.querySelector("[data-laurel=missing]");
        missing.textContent = this.host.word("missing", { points: shortBy });
        missing.hidden = shortBy < 1 || isClosed;
        reward.querySelector("[data-laurel=tiers]").hidden = !isClosed;
        for (const part of reward.querySelectorAll("[data-laurel=wish]")) part.hidden = shortBy > 0 || isClosed;
        const range = reward.querySelector("[type=range]");
        if (!range) continue;
        range.max = Math.min(range.dataset.most, Math.max(points, balance));
        this.slide(range);
      }
    }

    view({ title, delivery, state, code, until, back, note }) {
      const { host } = this;
      const view = host.template("redemption").cloneNode(true);
      const isOpen = state === "issued";
      const say = (word) => host.word(host.template(word) ? word : "other", { day: until, points: back });
      const words = isOpen ? [say(`got-${delivery}`), until && say("valid"), note] : [say(back ? "back" : state)];
      view.querySelector("strong").textContent = title;
      view.querySelector("p").textContent = words.filter(Boolean).join(" ");
      view.querySelector("code").textContent = code;
      const link = view.querySelector("a");
      link.href = `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(host.dataset.cart)}`;
      if (!/discount|voucher/.test(delivery)) link.remove();
      if (delivery === "gift-card") view.querySelector("small").remove();
      if (!isOpen || !code) for (const gone of view.querySelectorAll("code, button, small, a")) gone.remove();
      return view;
    }
  }

  customElements.get("laurel-rewards") || customElements.define("laurel-rewards", Rewards);
}
