import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { PREVIEW_ADDRESS } from "./preview-address.ts";

/**
 * Posts to the preview's door a moment after the last change, and keeps the last answer while the next is on its way: nothing that is
 * typed waits for it.
 *
 * @param of.body what is asked, as JSON; null: nothing can be asked just now
 */
export function usePosted<Answer>(of: { key: string; body: string | null; quietMs: number }) {
  const { key, body, quietMs } = of;
  const { submit, state, data } = useFetcher<Answer>({ key });
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (body === null || body === asked.current) return;
    const ask = () => {
      asked.current = body;
      submit(body, { method: "post", action: PREVIEW_ADDRESS, encType: "application/json" });
    };
    const timer = setTimeout(ask, quietMs);
    return () => clearTimeout(timer);
  }, [body, quietMs, submit]);
  return { answer: data, isBusy: state !== "idle" };
}
