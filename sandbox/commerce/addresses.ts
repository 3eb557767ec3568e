import type { SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import type { Address } from "../state-parts.ts";

/** What somebody says of an address; without a country it is in the shop's. */
export type AddressRequest = Partial<{ [Key in keyof Address]: Address[Key] | undefined }>;

/** An address from what was said of it. */
export function addressOf(context: SandboxContext, request: AddressRequest): Address {
  return {
    firstName: request.firstName ?? null,
    lastName: request.lastName ?? null,
    company: request.company ?? null,
    address1: request.address1 ?? null,
    address2: request.address2 ?? null,
    zip: request.zip ?? null,
    city: request.city ?? null,
    provinceCode: request.provinceCode ?? null,
    countryCode: (request.countryCode ?? context.shop.settings.countryCode).toUpperCase(),
    phone: request.phone ?? null,
  };
}

/** Where a buyer's things go when nobody says where: the customer's own address, else somewhere in the shop's country. */
export function usualAddress(context: SandboxContext, customer: Customer | null): Address {
  if (customer?.defaultAddress) return { ...customer.defaultAddress };
  return addressOf(context, { firstName: customer?.firstName, lastName: customer?.lastName });
}
