// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type Program, programSchema, type Reward, simpleProgram } from "../../app/loyalty/program.ts";
import NewRewardRoute from "../../app/routes/app.rewards.new.$card.tsx";
import RewardRoute from "../../app/routes/app.rewards.$id.tsx";
import { startOf } from "../../app/ui/rewards/reward-cards.ts";
import { must } from "../support/must.ts";
import { renderScreen, type ScreenRoute } from "./admin-screen.tsx";
import { savedPrograms } from "./saved-programs.ts";
import { SAMPLES } from "./reward-samples.ts";

const tiers = [
  { id: "silver", name: "Silver", qualifications: [{ basis: "spend" as const, threshold: 25_000 }] },
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend" as const, threshold: 50_000 }] },
];

describe("the form of a new reward", () => {
  it("saves what was typed, and shows the reward it has become", async () => {
    const { user, saved, seen } = show({ at: "/app/rewards/new/fixed-amount" });
    await type(user, "Amount", "5");
    await type(user, "Price", "500");

    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(await screen.findByRole("heading", { name: "€5.00 off", level: 1 })).toBeInTheDocument();
    expect(saved).toMatchObject([{ baseVersion: 3, program: { rewards: [{ points: 500, amountMinor: 500 }] } }]);
    expect(seen.toasts).toEqual(["Version 4 saved"]);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("says at each field what is missing, and saves nothing", async () => {
    const { user, saved } = show({ at: "/app/rewards/new/donation" });
    await type(user, "Amount", "nothing");

    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(screen.getByText("3 fields need your attention")).toBeInTheDocument();
    expect(screen.getByLabelText("Amount")).toHaveAccessibleDescription(/Enter a number/);
    expect(screen.getByLabelText("Cause")).toHaveAccessibleDescription(/Enter something here/);
    expect(screen.getByLabelText("Price")).toBeInvalid();
    await waitFor(() => expect(screen.getByLabelText("Cause")).toHaveFocus());
    expect(saved).toEqual([]);
  });

  it("says beside it what the widget shows, what it costs and what an assistant says, in German", async () => {
    const { user } = show({ at: "/app/rewards/new/fixed-amount", language: "de" });
    expect(await screen.findByText("Erscheint, sobald das Formular ausgefüllt ist.")).toBeInTheDocument();

    await type(user, "Betrag", "7,50");
    await type(user, "Preis", "500");

    expect(await screen.findByText(/7,50\s€ Nachlass kostet 500 Coins/)).toBeInTheDocument();
    expect(screen.getByText(/100 Coins kosten dich höchstens 1,50\s€/)).toBeInTheDocument();
    expect(screen.getByText(/Das sind 1,5\s% des Umsatzes/)).toBeInTheDocument();
    expect(screen.getByText(/versteuert wird der Rest/)).toBeInTheDocument();
  });

  it("unfolds what is folded away when something in it is wrong", async () => {
    const { user } = show({ at: "/app/rewards/new/percentage" });
    await type(user, "Percentage", "5");
    await type(user, "Price", "5");
    await user.click(screen.getByRole("button", { name: "Change “Basket”" }));
    await type(user, "Minimum basket", "a lot");
    await user.tab();
    await user.click(screen.getByRole("button", { name: "Hide “Basket”" }));

    expect(screen.getByLabelText("Minimum basket")).toHaveAccessibleDescription(/Enter a number/);
  });

  it("makes the rule along with a reward for the next order", async () => {
    const { user, saved } = show({ at: "/app/rewards/new/next-order" });
    await type(user, "Percentage", "10");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.earning[1]).toMatchObject({
      trigger: { kind: "order" },
      effect: { kind: "reward", reward: "percentage" },
    });
  });

  it("takes a product from Shopify's own dialog", async () => {
    const { user, saved } = show({ at: "/app/rewards/new/free-product" });
    answerPicker([
      { id: "gid://shopify/Product/11", title: "Lamp", variants: [{ id: "gid://shopify/ProductVariant/12" }] },
    ]);
    await type(user, "Price", "300");

    await user.click(screen.getByRole("button", { name: "Choose product" }));
    expect(await screen.findByText("Lamp")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(must(saved[0]).program.rewards).toMatchObject([{ productId: "11", variantId: "12" }]);
  });

  it("asks for the access that a gift card needs", async () => {
    const { user } = show({ at: "/app/rewards/new/gift-card" });
    const asked: string[][] = [];
    Object.assign(window.shopify, {
      scopes: { request: (scopes: string[]) => (asked.push(scopes), Promise.resolve({ result: "granted-all" })) },
    });
    await type(user, "Amount", "5");
    await type(user, "Price", "500");

    await user.click(await screen.findByRole("button", { name: "Give access" }));

    expect(asked).toEqual([["write_gift_cards"]]);
    await waitFor(() => expect(screen.queryByRole("button", { name: "Give access" })).toBeNull());
  });

  it("warns of what Shopify will not combine", async () => {
    const { user } = show({ at: "/app/rewards/new/free-shipping", rewards: [sample("shipping")] });

    await type(user, "Price", "300");

    expect(await screen.findByText("What Shopify will not combine")).toBeInTheDocument();
  });

  it("copies another reward under an id of its own", async () => {
    const { user, saved } = show({ at: "/app/rewards/new/gift-card?from=card", rewards: [sample("card")] });

    await user.click(await screen.findByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(1));
    const [first, second] = must(saved[0]).program.rewards;
    expect(second).toEqual({ ...first, id: "gift-card" });
  });
});

describe("the form of a saved reward", () => {
  it("keeps what was typed when somebody else saved, and puts it into their version", async () => {
    const theirs = programWith([sample("card"), sample("mug")]);
    const { user, saved } = show({
      at: "/app/rewards/card",
      rewards: [sample("card")],
      answers: [{ outcome: "stale", version: 9, program: theirs }],
    });
    await type(user, "Amount", "20");

    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Somebody saved version 9 while you were editing")).toBeInTheDocument();
    expect(screen.getByLabelText("Amount")).toHaveValue("20");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]).toMatchObject({ baseVersion: 9, program: { rewards: [{ amountMinor: 2000 }, { id: "mug" }] } });
  });

  it("discards what was typed", async () => {
    const { user } = show({ at: "/app/rewards/card", rewards: [sample("card")] });
    await type(user, "Amount", "20");

    await user.click(screen.getByRole("button", { name: "Discard" }));

    expect(screen.getByLabelText("Amount")).toHaveValue("12.50");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("asks before it is left with unsaved changes", async () => {
    const { user, seen } = show({ at: "/app/rewards/card", rewards: [sample("card")] });
    seen.leave = "stay";
    await type(user, "Amount", "20");

    await user.click(screen.getByRole("link", { name: "Members" }));

    expect(screen.getByLabelText("Amount")).toHaveValue("20");
  });

  it("says what stays before it deletes, and then has no reward nor rule that gives it", async () => {
    const { user, saved } = show({ at: "/app/rewards/card", rewards: [sample("card")], held: 2 });
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    expect(screen.getByText(/2 that members hold stay good/)).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Delete reward" }));

    expect(await screen.findByText("the rewards")).toBeInTheDocument();
    expect(saved).toMatchObject([{ program: { rewards: [] } }]);
  });
});

function show(options: { at: string; rewards?: Reward[]; language?: "en" | "de"; answers?: object[]; held?: number }) {
  const { at, rewards = [], language = "en", answers = [], held = 0 } = options;
  const { route: save, saved, newest } = savedPrograms(programWith(rewards), answers);
  const shop = { tiers: tiers.map(({ id, name }) => ({ id, name })), segments: [], titles: {}, scopes: [] };
  const [path = "", query = ""] = at.split("?");
  const card = path.split("/").at(-1) ?? "";
  const copied = rewards.find(({ id }) => query === `from=${id}`) ?? null;
  const routes: ScreenRoute[] = [
    save,
    {
      path: "/app/rewards/new/:card",
      Component: NewRewardRoute,
      loader: () => ({ ...newest(), card, copied, now: 0, shop }),
    },
    {
      path: "/app/rewards/:id",
      Component: RewardRoute,
      loader: () => {
        const reward = newest().program.rewards.find(({ id }) => id === card) ?? newest().program.rewards.at(-1);
        return { ...newest(), reward: reward ?? sample("card"), open: held, now: 0, shop };
      },
    },
    { path: "/app/rewards", Component: () => <p>the rewards</p> },
    { path: "/app/members", Component: () => <p>the members</p> },
  ];
  expect(path.includes("/new/") ? startOf(card) : card).not.toBeNull();
  const seen = renderScreen(routes, { at, language });
  return { user: userEvent.setup(), seen, saved };
}

function answerPicker(picked: object[]): void {
  Object.assign(window.shopify, { resourcePicker: () => Promise.resolve(picked) });
}

function sample(id: string): Reward {
  return must(SAMPLES.find((reward) => reward.id === id));
}

function programWith(rewards: readonly Reward[]): Program {
  return programSchema.parse({ ...simpleProgram(100), tiers, rewards });
}

async function type(user: ReturnType<typeof userEvent.setup>, label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
}
