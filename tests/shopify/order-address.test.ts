import { expect, it } from "vitest";
import { shippingPlace } from "../../app/shopify/order-address.ts";

const at = (changes: object) => ({
  shipping_address: {
    ...{
      first_name: "Ada",
      address1: "Hauptstraße 5",
      address2: "",
      zip: "10 115",
      city: "Berlin",
      country_code: "DE",
    },
    ...changes,
  },
});

it("the same address reads the same, however and by whom it was typed", () => {
  const places = [{}, { first_name: "Eve", address1: "HAUPTSTR. 5" }, { address1: "hauptstrasse 5,", zip: "10115" }];

  expect(new Set(places.map((change) => shippingPlace(at(change)))).size).toBe(1);
});

it("another house, floor or town is another place", () => {
  const places = [{}, { address1: "Hauptstraße 6" }, { address2: "3. OG" }, { zip: "20095" }, { country_code: "AT" }];

  expect(new Set(places.map((change) => shippingPlace(at(change)))).size).toBe(places.length);
});

it.each([{}, { shipping_address: null }, at({ address1: null }), "x"])("tells nothing of %j", (body) => {
  expect(shippingPlace(body)).toBeNull();
});
