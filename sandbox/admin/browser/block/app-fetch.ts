/**
 * The `fetch` of an extension: addresses without an origin are the app's, and carry the ID token of who is signed in to the admin.
 * https://shopify.dev/docs/api/admin-extensions/latest/network-features
 *
 * @param given the browser's own
 */
export function appFetch(appOrigin: string, given: typeof fetch): typeof fetch {
  return async (input, init) => {
    const asked = typeof input === "string" && input.startsWith("/") ? `${appOrigin}${input}` : input;
    const address = typeof asked === "string" ? asked : asked instanceof URL ? asked.href : asked.url;
    if (!address.startsWith(`${appOrigin}/`)) return given(asked, init);
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${await idToken(given)}`);
    return given(asked, { ...init, headers });
  };
}

/** A fresh ID token from the admin around the frame. */
export async function idToken(given: typeof fetch): Promise<string> {
  const response = await given("/admin/bridge/id-token");
  const answer: unknown = await response.json();
  return typeof answer === "object" && answer !== null && "token" in answer ? String(answer.token) : "";
}
