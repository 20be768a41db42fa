import { describe, expect, it } from "vitest";
import { readFields } from "./read-fields";

const sent = (body: BodyInit | null, type?: string) =>
  readFields(
    new Request("https://fidelio.example/proxy/join", {
      method: "POST",
      body,
      ...(type === undefined ? {} : { headers: { "content-type": type } }),
      duplex: "half",
    } as RequestInit),
  );

describe("what a shopper's form sends", () => {
  it("is read as a form or as JSON, texts alone, the last of equal names", async () => {
    expect(
      await sent(
        new URLSearchParams([
          ["a", "1"],
          ["a", "2"],
        ]),
      ),
    ).toEqual({ a: "2" });
    expect(await sent(JSON.stringify({ a: 1, b: { c: 2 }, d: null, e: true }), "application/json")).toEqual({
      a: "1",
      b: '{"c":2}',
      e: "true",
    });
    const form = new FormData();
    form.set("reward", "five-off");
    form.set("file", new Blob(["x"]), "x.txt");
    expect(await sent(form)).toEqual({ reward: "five-off" });
    expect(await sent(null)).toEqual({});
  });

  it.each([
    ["[1]", "application/json"],
    ["null", "application/json"],
    ["{", "application/json"],
    ["<a/>", "text/xml"],
    ["x", "multipart/form-data"],
  ])("is nothing that reads otherwise: %s as %s", async (body, type) => {
    expect(await sent(body, type)).toBeNull();
  });

  it("is no more than a form of ours holds, also where it does not say its length", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        given += 1;
        stream.enqueue(new Uint8Array(16 * 1024).fill(97));
      },
    });
    expect(await sent(endless, "application/x-www-form-urlencoded")).toBeNull();
    expect(given).toBeLessThan(10);
    expect(await sent(`a=${"b".repeat(70_000)}`, "application/x-www-form-urlencoded")).toBeNull();
  });
});
