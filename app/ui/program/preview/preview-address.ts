import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

/** Where drafts are sent to be replayed over past orders. */
export const PREVIEW_ADDRESS = "/app/program/preview";

/** The preview writes nothing: whatever it computes, what is loaded stays true. */
export function revalidatesUnlessPreview({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.startsWith(PREVIEW_ADDRESS) ? false : defaultShouldRevalidate;
}
