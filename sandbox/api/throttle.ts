/** The leaky bucket of one app in one shop (https://shopify.dev/docs/api/usage/limits). Runs on real time. */
export interface Bucket {
  maximumAvailable: number;
  restoreRate: number;
  available: number;
  refilledAtMs: number;
}

/** What every answer says of the bucket. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** A full bucket of the Standard plan. */
export function standardBucket(nowMs: number): Bucket {
  return { maximumAvailable: 2000, restoreRate: 100, available: 2000, refilledAtMs: nowMs };
}

/** Takes points for a request. Refused when they are not there; the bucket then stays as it is. */
export function takePoints(bucket: Bucket, of: { points: number; nowMs: number }): "taken" | "throttled" {
  refill(bucket, of.nowMs);
  if (of.points > bucket.available) return "throttled";
  bucket.available -= of.points;
  return "taken";
}

/** Gives back what a request was charged too much. */
export function giveBackPoints(bucket: Bucket, points: number): void {
  bucket.available = Math.min(bucket.maximumAvailable, bucket.available + Math.max(0, points));
}

/** The bucket's state for an answer. */
export function throttleStatus(bucket: Bucket, nowMs: number): ThrottleStatus {
  refill(bucket, nowMs);
  return {
    maximumAvailable: bucket.maximumAvailable,
    currentlyAvailable: Math.floor(bucket.available),
    restoreRate: bucket.restoreRate,
  };
}

function refill(bucket: Bucket, nowMs: number): void {
  const restored = ((nowMs - bucket.refilledAtMs) / 1000) * bucket.restoreRate;
  bucket.available = Math.min(bucket.maximumAvailable, bucket.available + Math.max(0, restored));
  bucket.refilledAtMs = nowMs;
}
