import type { StaffMember } from "../loyalty/staff.ts";
import type { ShopRecord } from "../models/shop.ts";
import type { BlockLanguage } from "./admin-blocks-words.ts";
import type { DoorRequest } from "./door.ts";

/** What a block asks: in which shop, as which member of staff, in which language. */
export interface BlockCall {
  shop: ShopRecord;
  staff: StaffMember;
  /** For records of who did what. */
  actor: string;
  /** Whether they may do more than look. */
  mayAct: boolean;
  language: BlockLanguage;
  request: DoorRequest;
  now: Date;
}
