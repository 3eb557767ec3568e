import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";
import { usedSchemaFile } from "./scripts/used-schema.ts";

const folder = process.env.CODEGEN_FOLDER ?? "app/shopify/types";

/** `npm run codegen`: types for the `#graphql` documents of app/shopify, from the part of Shopify's schema that they use. */
export default {
  schema: usedSchemaFile(),
  documents: ["app/shopify/**/*.ts", "!app/shopify/types/**"],
  pluckConfig,
  generates: {
    [`${folder}/admin.types.d.ts`]: {
      plugins: ["typescript"],
      config: {
        defaultScalarType: "string",
        scalars: { JSON: "unknown" },
        enumsAsTypes: true,
        disableDescriptions: true,
      },
    },
    [`${folder}/admin.generated.d.ts`]: { preset, presetConfig: { apiType: ApiType.Admin } },
  },
};
