/** A posted body as fields, whether it came as a form or as JSON; nested JSON stays text. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const body = (await request.json()) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
    return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, text(value)]));
  }
  if (type.includes("multipart")) {
    const fields = [...(await request.formData())].filter((field): field is [string, string] => typeof field[1] === "string");
    return new URLSearchParams(fields);
  }
  return new URLSearchParams(await request.text());
}
