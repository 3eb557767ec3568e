/** The shop whose currency and calendar the program counts in. */
export interface ShopContext {
  programId: string;
  shopId: string;
  currency: string;
  timeZone: string;
}
