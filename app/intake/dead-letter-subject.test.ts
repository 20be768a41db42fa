import { expect, it } from "vitest";
import { subjectOf } from "./dead-letter-subject";

it.each([
  [
    "orders/paid",
    '{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"',
    "order",
    "820982911946154508",
  ],
  ["orders/delete", '{"id":5001}', "order", "5001"],
  ["refunds/create", '{"id":1,"order_id":5002,"admin_graphql_api_id":"gid://shopify/Refund/1"', "order", "5002"],
  ["orders/edited", '{"order_edit":{"id":7,"order_id":5003', "order", "5003"],
  ["customers/update", '{"id":61,"admin_graphql_api_id":"gid://shopify/Customer/61"', "customer", "61"],
])("%s names what it is about by its id alone", (topic, body, kind, id) => {
  expect(subjectOf(topic, body)).toEqual({ kind, id });
});

it("says nothing where the body or the topic does not", () => {
  expect(subjectOf("orders/paid", "not json at all")).toBeNull();
  expect(subjectOf("orders/paid", '{"note":"call 555-1234"}')).toBeNull();
  expect(subjectOf("shop/update", '{"id":1}')).toBeNull();
});
