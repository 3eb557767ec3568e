/** Lets the browser download what a link gives, beside the page that is shown. */
export function followLink(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
