/** Who runs a program, as its merchant has filled it in. */
export interface Organizer {
  /** The company; the shop's name where nothing else is known. */
  company: string;
  /** An address, telephone number or e-mail address, in one line; null: not told. */
  contact: string | null;
  /** Address of the shop's privacy policy; null: not told. */
  privacyUrl: string | null;
}
