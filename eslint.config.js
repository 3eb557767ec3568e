import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// Every rule is an error: a warning is a rule nobody keeps. Types are needed, because the rule that matters most here is
// no-floating-promises: a dropped `await` on a write answers before the write happened (tests/lint.test.ts proves it).

const DOORS = ["app/http/**", "app/routes/**", "app/jobs/**", "app/*.{ts,tsx}"];
const BELOW_DOORS = ["app/{flows,ledger,models,shopify,loyalty,ui,i18n}/**/*.{ts,tsx}"];

const importsCarryTheirExtension = {
  selector:
    ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.{1,2}\\u002F/]:not([source.value=/\\.(ts|tsx|js|mjs|cjs|json|css|graphql)(\\?.*)?$/])",
  message: "Write the file's extension: Node runs these files as they are.",
};

const noExportAll = {
  selector: "ExportAllDeclaration",
  message: "No barrel files: import from the file that defines it.",
};

const noBooleanParameter = {
  selector:
    ":matches(FunctionDeclaration, TSDeclareFunction) > Identifier.params[typeAnnotation.typeAnnotation.type='TSBooleanKeyword']",
  message:
    "A bare true or false says nothing where it is passed: take an object, a union of literals, or write two functions.",
};

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only; Remix demands a default export in its routes, root and entries, and nowhere else.",
};

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Time is an argument below the doors.",
  },
  { selector: "CallExpression[callee.name='Date']", message: "Time is an argument below the doors." },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "Time is an argument below the doors.",
  },
  {
    selector: "MemberExpression[object.name='performance'][property.name='now']",
    message: "Time is an argument below the doors.",
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: "Time is an argument below the doors.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Chance is an argument below the doors.",
  },
  {
    selector: "MemberExpression[property.name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]",
    message: "Ids and codes are arguments below the doors.",
  },
];

const PRISMA = ":matches([name='db'], [callee.name='prisma'])";
const prismaWrites = [
  {
    selector: `CallExpression[callee.property.name=/^(create|update|upsert|delete)/] > MemberExpression > MemberExpression > ${PRISMA}.object`,
    message: "Prisma only reads here: a write takes the transaction handle that its flow opened.",
  },
  {
    selector: `CallExpression[callee.property.name=/^\\$(executeRaw|transaction)/] > MemberExpression > ${PRISMA}.object`,
    message: "Prisma only reads here: a write takes the transaction handle that its flow opened.",
  },
];

const everywhere = [importsCarryTheirExtension, noExportAll];
const inApp = [...everywhere, noBooleanParameter, ...prismaWrites];

const randomnessImports = ["node:crypto", "crypto"].map((name) => ({
  name,
  importNames: ["randomUUID", "randomBytes", "randomInt", "getRandomValues", "webcrypto"],
  message: "Ids and codes are arguments below the doors.",
}));

const onlyFlowsOpenTransactions = {
  group: ["**/db.server.ts"],
  importNames: ["withTransaction"],
  message: "Only a flow opens a transaction: every write goes through exactly one flow.",
};

const parseFloatOnMoney = {
  "no-restricted-globals": ["error", { name: "parseFloat", message: "Money is read digit by digit: parseMinor." }],
  "no-restricted-properties": [
    "error",
    { object: "Number", property: "parseFloat", message: "Money is read digit by digit: parseMinor." },
  ],
};

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
      // Files that break the rules on purpose; tests/lint.test.ts lints them and expects the errors.
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
    // Remix answers by throwing Responses (redirects, 404) in its routes.
    files: ["app/routes/**", "app/root.tsx"],
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
      globals: Object.fromEntries(
        [
          ...[
            "window",
            "document",
            "location",
            "history",
            "navigator",
            "customElements",
            "HTMLElement",
            "Element",
            "Event",
          ],
          ...[
            "CustomEvent",
            "MutationObserver",
            "FormData",
            "Headers",
            "Request",
            "Response",
            "fetch",
            "AbortController",
          ],
          ...["sessionStorage", "localStorage", "crypto", "Intl", "setTimeout", "clearTimeout", "URLSearchParams"],
          ...[
            "requestAnimationFrame",
            "queueMicrotask",
            "structuredClone",
            "TextEncoder",
            "TextDecoder",
            "parent",
            "top",
          ],
          ...[
            "MessageEvent",
            "atob",
            "btoa",
            "DOMParser",
            "HTMLIFrameElement",
            "HTMLFormElement",
            "setInterval",
            "clearInterval",
          ],
          ...[
            "matchMedia",
            "getComputedStyle",
            "ResizeObserver",
            "performance",
            "self",
            "Node",
            "NodeList",
            "ShadowRoot",
            "getSelection",
            "getSelection",
          ],
        ].map((name) => [name, "readonly"]),
      ),
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
