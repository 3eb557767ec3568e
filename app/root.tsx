import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { loader as adminLoader } from "./routes/app.tsx";

export default function Root() {
  return <Outlet />;
}

/** The document around every page, also around one that failed. */
export function Layout({ children }: { children: ReactNode }) {
  const admin = useRouteLoaderData<typeof adminLoader>("routes/app");
  const [language] = useState(admin?.speech.locale ?? "en");
  return (
    // Polaris puts its theme here once it runs; where it stands already, nothing is laid out anew.
    <html lang={language} className="p-theme-light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Laurel</title>
        <Meta />
        <Links />
      </head>
      <body style={{ backgroundColor: "var(--p-color-bg)", color: "var(--p-color-text)" }}>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

/** Addresses outside of the admin, which nobody is sent to: a word in both languages, without Polaris. */
export function ErrorBoundary() {
  return (
    <main>
      <h1>Laurel</h1>
      <p>There is nothing here. Please open the app in Shopify.</p>
      <p lang="de">Hier ist nichts. Bitte öffne die App in Shopify.</p>
    </main>
  );
}
