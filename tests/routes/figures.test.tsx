// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import FiguresRoute from "../../app/routes/app.figures.tsx";
import { renderScreen } from "./admin-screen.tsx";

const LOADED = {
  span: "30",
  step: "day",
  at: "2026-11-22T08:00:00.000Z",
  isStale: false,
  series: [
    { from: "2026-11-21", earned: 1300, takenBack: 60, redeemed: 100, expired: 0, forgiven: 0 },
    { from: "2026-11-22", earned: 20, takenBack: 0, redeemed: 0, expired: 5, forgiven: 0 },
  ],
  tiers: [
    { id: "", name: null, members: 40 },
    { id: "gold", name: "Gold", members: 2 },
  ],
  liability: {
    months: [{ month: "2027-03", points: 1200, worthMinor: 1200 }],
    never: { points: 50, worthMinor: 50 },
  },
};

const saved: { name: string; text: string }[] = [];
beforeEach(() => {
  saved.length = 0;
  const blobs: Blob[] = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob) - 1}` }));
  Object.assign(URL, { revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function save(this: HTMLAnchorElement) {
    const blob = blobs[Number(this.href.replace("blob:", ""))];
    void blob?.text().then((text) => saved.push({ name: this.download, text }));
  });
});

function show(loaded: object = LOADED, language: "en" | "de" = "en") {
  renderScreen([{ path: "/app/figures", Component: FiguresRoute, loader: () => loaded }], {
    at: "/app/figures",
    language,
  });
  return userEvent.setup();
}

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole("row")
    .map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent));

describe("the page of figures", () => {
  it("shows each chart's figures as a table, net of what was taken back", async () => {
    const user = show();

    await user.click(await screen.findByRole("button", { name: "Show table: Points over time" }));

    expect(rowsOf(screen.getByRole("table"))).toEqual([
      ["Day", "Earned", "Redeemed", "Expired"],
      ["Nov 21", "1,240", "100", "0"],
      ["Nov 22", "20", "0", "5"],
    ]);
  });

  it("says what open points are worth by the month in which they expire, in German too", async () => {
    const user = show(LOADED, "de");

    await user.click(
      await screen.findByRole("button", { name: "Offene Punkte nach Verfallsmonat als Tabelle zeigen" }),
    );

    expect(rowsOf(screen.getByRole("table")).map((row) => row.join("|"))).toEqual([
      "Verfällt im|Punkte|Wert",
      expect.stringMatching(/^März 2027\|1\.200\|12,00.€$/),
      expect.stringMatching(/^Nie\|50\|0,50.€$/),
    ]);
  });

  it("hands each chart's figures over as a file", async () => {
    const user = show();

    await user.click(await screen.findByRole("button", { name: "Download CSV: Members by tier" }));

    await vi.waitFor(() =>
      expect(saved).toEqual([{ name: "members-by-tier.csv", text: "Tier,Members\r\nNo tier,40\r\nGold,2\r\n" }]),
    );
  });

  it("says what there is not", async () => {
    show({ ...LOADED, series: [], tiers: [], liability: { months: [], never: { points: 0, worthMinor: 0 } } });

    expect(await screen.findByText("No points have moved in this period.")).toBeInTheDocument();
    expect(screen.getByText("There are no members yet.")).toBeInTheDocument();
    expect(screen.getByText("There are no open points.")).toBeInTheDocument();
  });

  it("says that the first figures are being counted", async () => {
    show({ ...LOADED, at: null });

    expect(await screen.findByText("The first figures are being counted")).toBeInTheDocument();
  });
});
