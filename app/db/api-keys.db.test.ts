import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { createApiKey, findApiCaller, listApiKeys, revokeApiKey } from "./api-keys.server";
import { apiScopes } from "./api-scopes";
import { systemSql } from "./system.server";

useDatabase();

describe("REST keys", () => {
  it("are found by their text, and only their hash is stored", async () => {
    const { id, key } = await createApiKey("11", { label: "till", scopes: ["members:read"] });
    expect(await findApiCaller(key)).toEqual({ keyId: id, shopId: "11", scopes: ["members:read"] });
    const rows = await systemSql<{ row: string }>("select row_to_json(api_key)::text as row from api_key");
    for (const { row } of rows) expect(row).not.toContain(key);
    // 256 random bits in base64url
    expect(key.slice(key.indexOf("_") + 1)).toHaveLength(43);
  });

  it("hold every scope unless told otherwise, and note their use", async () => {
    const { id, key } = await createApiKey("12", { label: "all" });
    expect((await findApiCaller(key))?.scopes).toEqual([...apiScopes]);
    const [row] = await listApiKeys("12");
    expect(row).toMatchObject({ id, label: "all" });
    expect(row?.lastUsedAt).toBeInstanceOf(Date);
  });

  it("end at once when revoked, by their own shop alone", async () => {
    const { id, key } = await createApiKey("13", { label: "gone" });
    expect(await revokeApiKey("99", id)).toBe(false);
    expect(await findApiCaller(key)).not.toBeNull();
    expect(await revokeApiKey("13", id)).toBe(true);
    expect(await revokeApiKey("13", id)).toBe(false);
    expect(await findApiCaller(key)).toBeNull();
    expect(await listApiKeys("13")).toEqual([]);
  });

  it("can be made with a text of the caller's own, again and again", async () => {
    const own = "local-mode-key-of-at-least-32-characters";
    const first = await createApiKey("14", { label: "local", key: own });
    expect(await createApiKey("14", { label: "local", key: own })).toEqual(first);
    await expect(createApiKey("14", { label: "local", key: "short" })).rejects.toThrow("32 characters");
  });

  it("an unknown key names nobody", async () => {
    expect(await findApiCaller("fidelio_" + "x".repeat(43))).toBeNull();
  });
});
