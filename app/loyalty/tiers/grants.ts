import type { TierGrantFact } from "../history.ts";

export type Grant = Pick<TierGrantFact, "id" | "tierId" | "from" | "until">;

/** Tiers from outside that were granted to a member, each from when until when. */
export class Grants {
  private grants: readonly (Grant & { revokedAt: number })[] = [];

  /** Adds a grant; false when it is known. */
  add({ id, tierId, from, until }: Grant): boolean {
    if (this.grants.some((grant) => grant.id === id)) return false;
    this.grants = [...this.grants, { id, tierId, from, until, revokedAt: Number.POSITIVE_INFINITY }];
    return true;
  }

  /** Takes a grant back from `at` on. */
  revoke(id: string, at: number): void {
    this.grants = this.grants.map((grant) =>
      grant.id === id ? { ...grant, revokedAt: Math.min(grant.revokedAt, at) } : grant,
    );
  }

  get areThereAny(): boolean {
    return this.grants.length > 0;
  }

  /** The tiers that are granted at `at`, those of some grants left out. */
  tierIdsAt(at: number, without: ReadonlySet<string> = NONE): string[] {
    const running = this.grants.filter(
      ({ id, from, until, revokedAt }) =>
        !without.has(id) && from <= at && (until === null || at < until) && at < revokedAt,
    );
    return running.map(({ tierId }) => tierId);
  }

  /** When grants begin and end. */
  get moments(): number[] {
    return this.grants.flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  }

  /** A copy that is told nothing of what this one is told from now on. */
  fork(): Grants {
    const copy = new Grants();
    copy.grants = this.grants;
    return copy;
  }
}

const NONE: ReadonlySet<string> = new Set();
