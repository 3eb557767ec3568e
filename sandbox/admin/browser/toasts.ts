import type { AdminTexts } from "../texts.ts";
import type { ToastMessage } from "../bridge/protocol.ts";
import type { FrameChannel } from "./frame-channel.ts";

/** Shows the app's short messages; each goes by itself, or when it is dismissed. */
export function serveToasts(channel: FrameChannel, texts: AdminTexts): void {
  const place = document.querySelector("#toasts");

  const dismiss = (id: string): void => {
    const shown = place?.querySelector(`[data-toast="${CSS.escape(id)}"]`);
    if (!shown) return;
    shown.remove();
    channel.instruct("toast-dismissed", { id });
  };
  channel.onTold("toast-hide", ({ id }) => dismiss(id));
  channel.onTold("toast", (message) => {
    place?.append(
      toast(message, { dismissLabel: texts.dismiss, dismiss, act: (id) => channel.instruct("toast-action", { id }) }),
    );
    setTimeout(() => dismiss(message.id), message.durationMs);
  });
}

function toast(
  message: ToastMessage,
  reactions: { dismissLabel: string; dismiss: (id: string) => void; act: (id: string) => void },
): HTMLElement {
  const shown = document.createElement("div");
  shown.className = message.isError ? "toast bad" : "toast";
  shown.dataset["toast"] = message.id;
  const text = document.createElement("span");
  text.textContent = message.message;
  shown.append(text);
  if (message.action !== null) shown.append(button(message.action, message.action, () => reactions.act(message.id)));
  shown.append(button("×", reactions.dismissLabel, () => reactions.dismiss(message.id)));
  return shown;
}

function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}
