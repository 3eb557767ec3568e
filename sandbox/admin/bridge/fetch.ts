/**
 * Adds a fresh ID token to every request of the page to its own origin, as App Bridge does, and repeats a request once when
 * the app asks for a newer token.
 *
 * @param idToken answers a token that is good for a minute
 */
export function sendTokensWithFetch(idToken: () => Promise<string>): void {
  const plainFetch = window.fetch.bind(window);

  const send = async (request: Request): Promise<Response> => {
    request.headers.set("authorization", `Bearer ${await idToken()}`);
    request.headers.set("x-requested-with", "XMLHttpRequest");
    return plainFetch(request);
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("authorization"))
      return plainFetch(request);

    const again = request.clone();
    let response = await send(request);
    if (response.headers.has("x-shopify-retry-invalid-session-request")) response = await send(again);

    const elsewhere = response.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (elsewhere !== null) window.open(elsewhere, "_top");
    return response;
  };
}
