import type { FoldState } from "./fold-state.ts";

/** Something that reaching a tier gave. */
interface Occasion {
  tierId: string;
  /** The tier that it gave for a time, by the grant's id; null: points or a reward. */
  grantId: string | null;
  /** Takes it back at a moment. */
  takeBack: (at: number) => void;
}

/**
 * What reaching tiers gave. Where facts take a tier away, that goes with it, so that reaching a tier by an order that comes back
 * brings nothing; where time ends a tier, somebody takes it back, or a version does, it stays for good.
 */
export class TierOccasions {
  private readonly state: FoldState;
  /** Oldest first. */
  private standing: Occasion[] = [];
  /** What was held after the last change that no fact made. */
  private heldBefore: string | null = null;

  constructor(state: FoldState) {
    this.state = state;
  }

  note(occasion: Occasion): void {
    this.standing.push(occasion);
  }

  /** Whether anything that reaching the tier gave can still be taken back. */
  stands(tierId: string): boolean {
    return this.standing.some((occasion) => occasion.tierId === tierId);
  }

  /** Time has passed, or somebody has revoked a tier: what now rests on nothing stays for good. */
  passed(): void {
    this.heldBefore = this.state.clock.tier?.id ?? null;
    const fallen = this.fallen();
    if (fallen.size > 0) this.standing = this.standing.filter((occasion) => !fallen.has(occasion));
  }

  /** Takes back what facts of the second `at` have taken the tier from under; that may take further tiers. */
  settle(at: number): void {
    for (let fallen = this.fallen(); fallen.size > 0; fallen = this.fallen()) {
      this.standing = this.standing.filter((occasion) => !fallen.has(occasion));
      for (const { takeBack } of fallen) takeBack(at);
    }
  }

  /** Whether facts have left the member below what was held before them. */
  isFall(): boolean {
    const { clock } = this.state;
    return this.heldBefore !== null && !clock.holds(this.heldBefore, NOTHING);
  }

  /** Those whose tier is not held any more, nor one above it, without what they gave themselves, or what came after them. */
  private fallen(): Set<Occasion> {
    const fallen = new Set<Occasion>();
    const given = new Set<string>();
    for (const occasion of this.standing.toReversed()) {
      if (occasion.grantId !== null) given.add(occasion.grantId);
      if (!this.state.clock.holds(occasion.tierId, given)) fallen.add(occasion);
    }
    return fallen;
  }
}

const NOTHING: ReadonlySet<string> = new Set();
