import { type AdminClient, refuseUserErrors, UserErrorsError } from "./admin-client.ts";
import { MEMBER_METAFIELD, PROGRAM_METAFIELD } from "./app-config.ts";
import { gid } from "./ids.ts";

const MEMBER_DEFINITION = `#graphql
  query MemberDefinition($identifier: MetafieldDefinitionIdentifierInput!) {
    metafieldDefinition(identifier: $identifier) {
      id
      namespace
      access {
        storefront
      }
    }
  }`;

const CREATE_MEMBER_DEFINITION = `#graphql
  mutation CreateMemberDefinition($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) {
      createdDefinition {
        namespace
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const SET_METAFIELDS = `#graphql
  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

/**
 * Makes sure that the customers' metafield is defined, so that Liquid may read it.
 *
 * `shopify.app.toml` declares it too; this covers a shop whose installation is older than the declaration.
 *
 * @returns the namespace that `$app` stands for in this shop ("app--123456"), for themes that do not know the short form
 */
export async function ensureMemberDefinition(admin: AdminClient): Promise<string> {
  const existing = await memberNamespace(admin);
  if (existing !== null) return existing;
  try {
    const { metafieldDefinitionCreate: answer } = await admin.query(CREATE_MEMBER_DEFINITION, {
      definition: {
        ...{ name: MEMBER_METAFIELD.name, namespace: MEMBER_METAFIELD.namespace, key: MEMBER_METAFIELD.key },
        ...{ type: MEMBER_METAFIELD.type, ownerType: "CUSTOMER", access: { storefront: "PUBLIC_READ" } },
      },
    });
    refuseUserErrors("metafieldDefinitionCreate", answer?.userErrors ?? []);
    if (answer?.createdDefinition) return answer.createdDefinition.namespace;
  } catch (error) {
    // Two processes may find it missing at once: the slower one is told that the name is taken.
    if (!(error instanceof UserErrorsError) || !error.userErrors.some((each) => each.code === "TAKEN")) throw error;
  }
  const made = await memberNamespace(admin);
  if (made === null) throw new Error("Shopify has no definition of the customers' metafield although it took one");
  return made;
}

async function memberNamespace(admin: AdminClient): Promise<string | null> {
  const { metafieldDefinition } = await admin.query(MEMBER_DEFINITION, {
    identifier: { ownerType: "CUSTOMER", namespace: MEMBER_METAFIELD.namespace, key: MEMBER_METAFIELD.key },
  });
  return metafieldDefinition?.namespace ?? null;
}

/**
 * Publishes a member's state to the customer's metafield, from which Liquid renders it.
 *
 * @param customerId Shopify customer id, decimal
 * @throws {UserErrorsError} when Shopify refuses, for instance because the customer was deleted
 */
export async function writeMemberState(admin: AdminClient, customerId: string, state: object): Promise<void> {
  await writeMemberStates(admin, [{ customerId, state }]);
}

/** So many metafields Shopify takes in one call. */
export const MEMBER_STATES_MAX = 25;

/**
 * Publishes several members' states in one call, at most `MEMBER_STATES_MAX`: all of them or none.
 *
 * @throws {UserErrorsError} when Shopify refuses any of them
 */
export async function writeMemberStates(
  admin: AdminClient,
  members: readonly { customerId: string; state: object }[],
): Promise<void> {
  const fields = members.map(({ customerId, state }) => ({
    ...MEMBER_METAFIELD,
    ...{ ownerId: gid("Customer", customerId), value: state },
  }));
  await setMetafields(admin, fields);
}

/**
 * Publishes the program to our app-data metafield, which only our own blocks can read and nobody else can write.
 *
 * @param installationId GraphQL id of our installation in the shop
 */
export async function writeProgramState(admin: AdminClient, installationId: string, state: object): Promise<void> {
  await setMetafields(admin, [{ ...PROGRAM_METAFIELD, ownerId: installationId, value: state }]);
}

interface Field {
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: object;
}

async function setMetafields(admin: AdminClient, fields: readonly Field[]): Promise<void> {
  const { metafieldsSet: answer } = await admin.query(SET_METAFIELDS, {
    metafields: fields.map(({ ownerId, namespace, key, type, value }) => ({
      ...{ ownerId, namespace, key, type },
      value: JSON.stringify(value),
    })),
  });
  refuseUserErrors("metafieldsSet", answer?.userErrors ?? []);
}
