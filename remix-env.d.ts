import "@remix-run/server-runtime";

// Loaders are typed as single fetch delivers them.
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
