/* What code may not say, with what it says instead. */

const importsCarryTheirExtension = {
  selector:
    ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.{1,2}\\u002F/]:not([source.value=/\\.(ts|tsx|js|mjs|cjs|json|css|graphql|md)(\\?.*)?$/])",
  message: "Write the file's extension: Node runs these files as they are.",
};

const noExportAll = {
  selector: "ExportAllDeclaration",
  message: "No barrel files: import from the file that defines it.",
};

export const noBooleanParameter = {
  selector:
    ":matches(FunctionDeclaration, TSDeclareFunction) > Identifier.params[typeAnnotation.typeAnnotation.type='TSBooleanKeyword']",
  message:
    "A bare true or false says nothing where it is passed: take an object, a union of literals, or write two functions.",
};

export const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only; Remix demands a default export in its routes, root and entries, and nowhere else.",
};

export const clockAndChance = [
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

export const everywhere = [importsCarryTheirExtension, noExportAll];
export const inApp = [...everywhere, noBooleanParameter, ...prismaWrites];

export const randomnessImports = ["node:crypto", "crypto"].map((name) => ({
  name,
  importNames: ["randomUUID", "randomBytes", "randomInt", "getRandomValues", "webcrypto"],
  message: "Ids and codes are arguments below the doors.",
}));

export const onlyFlowsOpenTransactions = {
  group: ["**/db.server.ts"],
  importNames: ["withTransaction"],
  message: "Only a flow opens a transaction: every write goes through exactly one flow.",
};

export const parseFloatOnMoney = {
  "no-restricted-globals": ["error", { name: "parseFloat", message: "Money is read digit by digit: parseMinor." }],
  "no-restricted-properties": [
    "error",
    { object: "Number", property: "parseFloat", message: "Money is read digit by digit: parseMinor." },
  ],
};
