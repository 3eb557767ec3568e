/** A sentence that begins one: "gives nothing" is "Gives nothing". */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
