/** What every code of a redemption begins with. */
const REWARD_CODE_PREFIX = "LAUREL-";

/** Whether a discount code is one of our own rewards', as a redemption made it; buyers may type it in any case. */
export function isRewardCode(code: string): boolean {
  return code.trim().toUpperCase().startsWith(REWARD_CODE_PREFIX);
}
