/** The shadow root of an element, with the looks of the blocks in it. */
export function styled(element: HTMLElement): ShadowRoot {
  const root = element.attachShadow({ mode: "open", delegatesFocus: true });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/admin/assets/block.css";
  root.append(sheet);
  return root;
}
