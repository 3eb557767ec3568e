import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { browserGlobals } from "./scripts/lint/browser-globals.js";
import {
  clockAndChance,
  everywhere,
  inApp,
  noBooleanParameter,
  noDefaultExport,
  onlyFlowsOpenTransactions,
  parseFloatOnMoney,
  randomnessImports,
} from "./scripts/lint/restrictions.js";

// Every rule is an error: a warning is a rule nobody keeps. Types are needed, because the rule that matters most here is
// no-floating-promises: a dropped `await` on a write answers before the write happened (tests/quality/lint.test.ts proves it).

const DOORS = ["app/http/**", "app/routes/**", "app/jobs/**", "app/*.{ts,tsx}"];
const BELOW_DOORS = ["app/{flows,ledger,models,shopify,loyalty,ui,i18n}/**/*.{ts,tsx}"];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "build/",
      ".cache/",
      ".laurel/",
      "coverage/",
      "app/generated/",
      "**/*.generated.d.ts",
      "app/shopify/types/",
      // Files that break the rules on purpose; tests/quality/lint.test.ts lints them and expects the errors.
      "tests/lint-must-fail/",
      // Prisma's protocol adapter: plain JavaScript around an untyped WebAssembly module.
      "scripts/schema-engine.mjs",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },

  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      // A JSX handler may be async: React ignores what it returns, and no-floating-promises still looks inside.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { prefer: "type-imports", fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-ignore": true, "ts-nocheck": true, "ts-expect-error": "allow-with-description" },
      ],
      // A number in a template is what templates are for; objects and promises in one are mistakes.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowNullish: false, allowAny: false },
      ],
      // Handlers share one asynchronous signature, whether or not this one has something to wait for.
      "@typescript-eslint/require-await": "off",
      // Flags `Promise.reject(unknown)` in code that passes an error on untouched.
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "no-undef": "off", // TypeScript checks this, with types.
    },
  },

  // Sizes: 300 lines a file everywhere; a function fits a screen.
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...everywhere],
    },
  },
  {
    // Markup spends a line on every prop: a component of one screen is longer than a function of one screen.
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    // describe() wraps a whole file in one function, and a journey is a long story: the file's limit is enough.
    files: ["tests/**"],
    rules: { "max-lines-per-function": "off" },
  },

  // The app.
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error", // app/log.server.ts redacts what must not be kept; the console does not.
      "no-restricted-syntax": ["error", ...inApp],
      "no-restricted-imports": ["error", { patterns: [onlyFlowsOpenTransactions] }],
      // An `as` silences the compiler about what only a parser can know; `as const` stays allowed.
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      ...parseFloatOnMoney,
    },
  },
  {
    files: BELOW_DOORS,
    rules: {
      "no-restricted-syntax": ["error", ...inApp, noDefaultExport, ...clockAndChance],
      "no-restricted-imports": ["error", { patterns: [onlyFlowsOpenTransactions], paths: randomnessImports }],
    },
  },
  {
    // Steps are handed the transaction of the flow they are part of.
    files: ["app/flows/**/*.ts"],
    ignores: ["app/flows/steps/**"],
    rules: { "no-restricted-imports": ["error", { paths: randomnessImports }] },
  },
  {
    // Doors and the foundation read the clock; they still have no default export unless Remix asks for it.
    files: DOORS,
    ignores: ["app/routes/**", "app/root.tsx", "app/routes.ts", "app/entry.*"],
    rules: { "no-restricted-syntax": ["error", ...inApp, noDefaultExport] },
  },
  {
    // The session storage stands outside flows by nature: Shopify's library calls it whenever it wants.
    files: ["app/session-storage.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...everywhere, noBooleanParameter, noDefaultExport] },
  },
  {
    // The one constructor of a branded type.
    files: ["app/loyalty/points.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": "off" },
  },
  {
    files: ["app/**/*.tsx", "tests/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "react-hooks/set-state-in-render": "error",
      "react-hooks/static-components": "error",
      "react-hooks/error-boundaries": "error",
      "react-hooks/purity": "error",
    },
  },
  {
    // Remix answers by throwing Responses (redirects, 404, 403) in its routes and in what they begin with.
    files: ["app/routes/**", "app/root.tsx", "app/admin-page.server.ts"],
    rules: { "@typescript-eslint/only-throw-error": "off" },
  },

  // Plain JavaScript: configuration files, and the storefront's assets, which ship as written.
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs", globals: { module: "writable" } } },
  {
    files: ["extensions/*/assets/**/*.js", "sandbox/**/*.js", "public/**/*.js"],
    languageOptions: {
      globals: browserGlobals,
    },
  },
  {
    files: ["extensions/*/assets/**/*.js"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Laurel leaves nothing behind in a shopper's browser beyond the session." },
      ],
    },
  },
);
