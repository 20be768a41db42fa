import { expect, it } from "vitest";
import { handleDataRequest } from "./entry.server";

it("no cache keeps the data of a page, unless the page says otherwise", () => {
  expect(handleDataRequest(new Response("x")).headers.get("cache-control")).toBe("no-store");
  expect(handleDataRequest(new Response("x", { headers: { "cache-control": "max-age=60" } })).headers.get("cache-control")).toBe(
    "max-age=60",
  );
});
