// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { RedemptionsCard, type RedemptionLine } from "../../app/ui/members/redemptions-card.tsx";
import { renderScreen } from "./admin-screen.tsx";

const open: RedemptionLine = {
  id: "0b7b0b5e-6f0e-4f57-9d2c-3d8a4c1f2e10",
  code: "LAUREL-1",
  points: 100,
  amountMinor: 100,
  state: "issued",
  at: "2026-11-21T12:00:00.000Z",
};

function show(line: RedemptionLine, outcome = "returned") {
  const asked: string[] = [];
  const seen = renderScreen(
    [
      { path: "/app/members/1", Component: () => <RedemptionsCard redemptions={[line]} /> },
      {
        path: "/app/redemptions/:id",
        Component: () => null,
        action: (request) => {
          asked.push(new URL(request.url).pathname);
          return Promise.resolve({ outcome });
        },
      },
    ],
    { at: "/app/members/1" },
  );
  return { asked, seen, user: userEvent.setup() };
}

describe("taking a redemption back", () => {
  it("says what it does, and does it only when that is confirmed", async () => {
    const { asked, seen, user } = show(open);

    await user.click(await screen.findByRole("button", { name: "Take back" }));
    expect(screen.getByText("The code stops working, and 100 Coins go back to the member.")).toBeInTheDocument();
    expect(asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Take back" }));

    await expect.poll(() => seen.toasts).toEqual(["Code stopped, 100 Coins are back"]);
    expect(asked).toEqual([`/app/redemptions/${open.id}`]);
  });

  it("says at the place when Shopify did not answer", async () => {
    const { user } = show(open, "unknown");

    await user.click(await screen.findByRole("button", { name: "Take back" }));
    await user.click(screen.getByRole("button", { name: "Take back" }));

    expect(
      await screen.findByText("Shopify did not answer, so nothing was given back. Try again."),
    ).toBeInTheDocument();
  });

  it.each(["reserved", "used", "returned"] as const)("is not offered for one that is %s", async (state) => {
    show({ ...open, state });

    expect(await screen.findByText("LAUREL-1")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Take back" })).toBeNull();
  });
});
