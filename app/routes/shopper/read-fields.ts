const largestBody = 64 * 1024;

/** A form's fields or a JSON object's texts, what is nested in it as JSON; the last of equal names. Null: neither, or more than any form of ours holds. */
export async function readFields(request: Request): Promise<Record<string, string> | null> {
  const type = request.headers.get("content-type") ?? "";
  const body = await readBody(request);
  if (body === null) return null;
  try {
    if (type.includes("application/json")) {
      const sent = JSON.parse(body.toString("utf8")) as unknown;
      if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return null;
      return Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (value === null ? [] : [[name, textOf(value)]])));
    }
    if (body.length === 0) return {};
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return Object.fromEntries([...form.entries()].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** No more of it than we take, whatever it says of its length; null: it is larger, or broke off. */
export async function readBody(request: Request, largest = largestBody): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > largest) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = request.body?.getReader();
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      size += next.value.byteLength;
      if (size > largest) {
        await reader?.cancel();
        return null;
      }
      parts.push(next.value);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts);
}
