/** What is wrong, as a sentence about `{value}`, and what would be right. Both are filled with a problem's params. */
export interface ProblemText {
  en: readonly [message: string, hint: string];
  de: readonly [message: string, hint: string];
}
