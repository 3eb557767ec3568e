/** The environment that an application under test sees, but for DATABASE_URL: call before anything reads it. */
export function testEnvironment(overrides: Record<string, string> = {}): Record<string, string> {
  const variables = {
    NODE_ENV: "test",
    SHOPIFY_API_KEY: "test-key",
    SHOPIFY_API_SECRET: "test-secret",
    SHOPIFY_APP_URL: "https://laurel.example.com",
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    ...overrides,
  };
  Object.assign(process.env, variables);
  return variables;
}
