import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { revalidatesUnlessPreview } from "../preview/preview-address.ts";
import { SAVE_ADDRESS } from "../saving/answers.ts";

/**
 * Of the page of one part of the program: once that is saved or deleted the page is left, and what was deleted cannot be loaded any
 * more.
 */
export function revalidatesUnlessSaved(args: ShouldRevalidateFunctionArgs): boolean {
  return args.formAction?.startsWith(SAVE_ADDRESS) ? false : revalidatesUnlessPreview(args);
}
