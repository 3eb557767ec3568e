/**
 * The layers, as rules. A folder imports only downwards:
 *
 *   http | routes | jobs  →  flows  →  ledger | models | shopify  →  loyalty        routes → ui
 *
 * Files directly in app/ are the foundation (environment, log, clock, database, Shopify's library) and the server that
 * ties the doors together. tests/quality/architecture.test.ts plants a violation of each rule and expects to be told.
 */
const DOORS = "^app/(http|routes|jobs)/";
const BELOW_DOORS = "^app/(flows|ledger|models|shopify|loyalty|ui|i18n)/";

/** npm packages, wherever they are installed. */
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** Remix's own file names, which it demands where they are. */
const REMIX_FILES = "^app/(routes/|ui/|root\\.tsx$|routes\\.ts$|entry\\.[a-z]+\\.tsx$|server\\.ts$)";

/** What several routes share to make the data of one screen. */
const DATA_OF_SCREENS =
  "^app/(announced-changes|book-reward|bulk-form|guide|member-page|order-page|program-save|reward-page|testing|timeline-entry|void-form)\\.server\\.ts$";

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two files that need each other are one file, or a third one is missing. Types count as well.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "doors-are-entered-from-outside",
      comment: "Doors hold no rules, so nothing below a door can need one.",
      severity: "error",
      from: { path: BELOW_DOORS },
      to: { path: DOORS },
    },
    {
      name: "doors-do-not-lead-to-doors",
      comment: "What two doors share is a flow. Jobs are the exception: a door may run one at once.",
      severity: "error",
      from: { path: "^app/(http|routes|jobs)/" },
      to: { path: "^app/(http|routes)/", pathNot: "^app/$1/" },
    },
    {
      name: "flow-never-calls-flow",
      comment:
        "What two flows share is a rule (loyalty/), a write (ledger/, models/) or a step that takes their transaction.",
      severity: "error",
      from: { path: "^app/flows/[^/]+$" },
      to: { path: "^app/flows/", pathNot: "^app/flows/steps/" },
    },
    {
      name: "steps-take-a-transaction",
      comment: "A step runs inside the transaction of the flow that took it, so it can never start a flow.",
      severity: "error",
      from: { path: "^app/flows/steps/" },
      to: { path: "^app/flows/[^/]+$" },
    },
    {
      name: "steps-only-in-flows",
      comment: "A step is half a flow: nobody but a flow can hand it a transaction.",
      severity: "error",
      from: { pathNot: "^(app/flows|tests|bench)/" },
      to: { path: "^app/flows/steps/" },
    },
    {
      name: "io-does-not-reach-up",
      comment: "Ledger, models and Shopify do I/O for flows; they decide nothing.",
      severity: "error",
      from: { path: "^app/(ledger|models|shopify)/" },
      to: { path: "^app/(flows|ui|i18n)/" },
    },
    {
      name: "io-are-strangers",
      comment: "Ledger, models and Shopify are three kinds of I/O that a flow combines; none knows another.",
      severity: "error",
      from: { path: "^app/(ledger|models|shopify)/" },
      to: { path: "^app/(ledger|models|shopify)/", pathNot: "^app/$1/" },
    },
    {
      name: "loyalty-is-pure",
      comment: "The program itself: no I/O, no clock, no framework. It runs in a browser, a test and a worker alike.",
      severity: "error",
      from: { path: "^app/loyalty/" },
      to: { pathNot: ["^app/loyalty/", npm("zod", "temporal-polyfill")] },
    },
    {
      name: "ui-is-markup",
      comment: "Props in, markup out: a component knows the program's types and the texts, and no way to data.",
      severity: "error",
      from: { path: "^app/(ui|i18n)/" },
      to: { path: "^app/", pathNot: "^app/(ui|i18n|loyalty)/" },
    },
    {
      name: "ui-only-in-routes",
      comment:
        "Markup belongs to the admin; the other doors answer with data. What routes share knows the shapes that screens take.",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: ["^app/(routes|ui)/", "^app/root\\.tsx$", DATA_OF_SCREENS],
      },
      to: { path: "^app/ui/" },
    },
    {
      name: "data-of-screens-is-no-markup",
      comment: "Who makes the data of a screen knows its shapes and how its parts are made of rows, and no component.",
      severity: "error",
      from: { path: DATA_OF_SCREENS },
      to: { path: "^app/ui/.*\\.tsx$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "foundation-carries",
      comment: "Environment, log, clock, database and Shopify's library stand below everything and know nothing of it.",
      severity: "error",
      from: { path: "^app/(env|log|clock|db)\\.server\\.ts$" },
      to: { path: "^app/(http|routes|jobs|flows|ledger|models|shopify|ui|i18n)/" },
    },
    {
      name: "clock-only-at-doors",
      comment: "Below the doors time is an argument; that is what makes the past replayable.",
      severity: "error",
      from: { path: BELOW_DOORS },
      to: { path: "^app/clock\\.server\\.ts$" },
    },
    {
      name: "prisma-stays-in-models",
      comment: "Prisma's types end where rows become the program's words.",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: "^app/(generated|models|ledger)/|^app/(db|session-storage)\\.server\\.ts$",
      },
      to: { path: ["^app/generated/prisma/", npm("@prisma")] },
    },
    {
      name: "polaris-only-in-routes-and-ui",
      comment:
        "The admin's components are superseded one day: two folders change, and nothing else notices. What they say comes with a language.",
      severity: "error",
      from: {
        pathNot: [
          "^app/(routes|ui)/",
          "^app/root\\.tsx$",
          "^app/i18n/[a-z]+/pack\\.ts$",
          "^tests/",
          "(^|/)node_modules/",
        ],
      },
      to: { path: npm("@shopify/polaris", "@shopify/polaris-icons", "@shopify/app-bridge-react") },
    },
    {
      name: "remix-only-at-the-edge",
      comment: "Moving to React Router is a codemod in these files; the domain never hears of it.",
      severity: "error",
      from: { path: "^(app|sandbox|scripts|bench)/", pathNot: REMIX_FILES },
      to: { path: npm("@remix-run") },
    },
    {
      name: "shopify-remix-only-at-the-edge",
      comment: "Shopify's Remix package is configured in one file and rendered in routes.",
      severity: "error",
      from: { path: "^(app|sandbox|scripts|bench)/", pathNot: [REMIX_FILES, "^app/shopify\\.server\\.ts$"] },
      to: { path: npm("@shopify/shopify-app-remix") },
    },
    {
      name: "app-knows-no-sandbox",
      comment: "Nothing of the app is written for the sandbox, for tests or for measurements.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(sandbox|tests|bench|scripts)/" },
    },
    {
      name: "sandbox-knows-no-app",
      comment: "The sandbox is Shopify: it meets the app over HTTP only, or it would prove nothing.",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^app/" },
    },
    {
      name: "nobody-imports-tests",
      comment:
        "Tests look at everything and nothing looks back; but pages are measured in the browser of the journeys.",
      severity: "error",
      from: { pathNot: ["^tests/", "^bench/p10-pages\\.ts$"] },
      to: { path: "^tests/" },
    },
    {
      name: "extensions-stand-alone",
      comment: "An asset ships to the storefront as it is written: one file, no import, no dependency.",
      severity: "error",
      from: { path: "^extensions/[^/]+/assets/" },
      to: { pathNot: "^$" },
    },
    {
      name: "blocks-bring-little",
      comment:
        "A block of Shopify's admin is at most 64 KB: itself, what blocks share, Preact, and the reading of answers.",
      severity: "error",
      from: { path: "^extensions/(blocks|([^/]+)/src)/" },
      to: { pathNot: ["^extensions/(blocks|$2/src)/", npm("preact", "zod", "@shopify/ui-extensions")] },
    },
    {
      name: "no-development-package-in-the-app",
      comment: "Production installs no development dependencies. (app/routes.ts only speaks to Remix's build.)",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/routes\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm"], pathNot: npm("@types") },
    },
    {
      name: "every-package-is-named",
      comment: "A package that arrives only with another one may leave with it.",
      severity: "error",
      // The schema engine needs exactly the copy that Prisma's adapter brings along.
      from: { path: "^(app|sandbox|scripts|bench)/", pathNot: "^scripts/schema-engine\\.mjs$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "every-import-resolves",
      comment: "An import that leads nowhere fails at the worst moment.",
      severity: "error",
      from: { path: "^(app|sandbox|scripts|bench|extensions)/" },
      // Vite makes modules named virtual:… while it builds.
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: ["(^|/)node_modules/", "^app/generated/"] },
    exclude: { path: ["^tests/lint-must-fail/", "^app/shopify/types/", "\\.css"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
    skipAnalysisNotInRules: true,
    cache: false,
    reporterOptions: { dot: { collapsePattern: "^app/[^/]+(?=/)|node_modules/(@[^/]+/[^/]+|[^/]+)" } },
  },
};
