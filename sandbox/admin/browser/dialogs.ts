import type { PickerRequest } from "../bridge/protocol.ts";
import type { AdminTexts } from "../texts.ts";

interface Resource {
  id: string;
  title: string;
}

/** Asks a yes-or-no question; closing the dialog any other way is a no. */
export async function askPerson(question: {
  title: string;
  text: string;
  yes: string;
  no: string;
}): Promise<"yes" | "no"> {
  const dialog = dialogOf("#question");
  write(dialog, "h2", question.title);
  write(dialog, "p", question.text);
  write(dialog, 'button[value="yes"]', question.yes);
  write(dialog, 'button[value="no"]', question.no);
  return answerOf(dialog);
}

/**
 * Lets the merchant choose products.
 *
 * @param products all of the shop's, as Shopify's picker describes them
 * @returns the chosen ones in the shop's order; null when the dialog was cancelled
 */
export async function pickProducts(
  request: PickerRequest,
  products: Resource[],
  texts: AdminTexts,
): Promise<Resource[] | null> {
  const dialog = dialogOf("#picker");
  const list = dialog.querySelector("ul");
  const boxes = products.map((product) => choice(product, request));
  const empty = document.createElement("li");
  empty.textContent = texts.noProducts;
  list?.replaceChildren(...(boxes.length === 0 ? [empty] : boxes.map((box) => box.item)));
  if ((await answerOf(dialog)) === "no") return null;
  return products.filter((_, index) => boxes[index]?.input.checked === true);
}

function choice(product: Resource, request: PickerRequest): { item: HTMLElement; input: HTMLInputElement } {
  const input = document.createElement("input");
  input.type = request.multiple ? "checkbox" : "radio";
  input.name = "resource";
  input.checked = request.selectedIds.includes(product.id);
  const label = document.createElement("label");
  label.append(input, ` ${product.title}`);
  const item = document.createElement("li");
  item.append(label);
  return { item, input };
}

function answerOf(dialog: HTMLDialogElement): Promise<"yes" | "no"> {
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? "yes" : "no"), { once: true });
  });
}

function dialogOf(selector: string): HTMLDialogElement {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLDialogElement)) throw new Error(`The admin's page has no dialog ${selector}`);
  return found;
}

function write(dialog: HTMLDialogElement, selector: string, text: string): void {
  const found = dialog.querySelector(selector);
  if (found) found.textContent = text;
}
