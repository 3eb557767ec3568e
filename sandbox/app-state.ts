/** Whether the app answers at all: any answer counts, for an app that says it is unwell is running. */
export async function appState(appUrl: string): Promise<"up" | "down"> {
  try {
    await fetch(`${appUrl}/healthz`, { signal: AbortSignal.timeout(2000) });
    return "up";
  } catch {
    return "down";
  }
}
