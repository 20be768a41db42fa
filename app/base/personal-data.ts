const personal = new Set(
  "email,emailhash,firstname,lastname,fullname,displayname,customername,name,phone,address,address1,address2,billingaddress,shippingaddress,defaultaddress,city,zip,company,birthday,note,body,rawbody,payload,facts,accesstoken,refreshtoken,token,idtoken,secret,password,authorization,cookie,hmac,customer".split(
    ",",
  ),
);
// a thing's own name or code says nothing of a person when it is an error's
const ofErrors = new Set(["name", "code"]);
const withheld = "[withheld]";
const deepest = 5;

/** Tokens of Shopify's, of a session and of REST, what opens a database, and what a signed address carries. */
const secrets =
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\bshp[a-z]{2,3}_[\w-]+|\bfidelio_[\w-]{20,}|\bBearer +[\w.~+/=-]+|(?<=:\/\/)[^\s/@:]+:[^\s/@]+(?=@)|(?<=\b(?:hmac|signature|id_token|access_token|refresh_token|client_secret)=)[^\s&"']+/giu;

/** Takes addresses and secrets out of a sentence. */
export function withoutAddresses(sentence: string): string {
  return sentence.replace(secrets, withheld).replace(/[^\s@"'<>()=,;:/]+@[^\s@"'<>()=,;:/]+\.[\p{L}]{2,}/gu, withheld);
}

/**
 * A copy of `value` that may be logged: what sits under a name of personal data or a secret is withheld, addresses inside
 * sentences too, and an error keeps its name, code, message and stack, not the rows that a driver puts beside them.
 */
export function withoutPersonalData(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutAddresses(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= deepest) return "[deep]";
  if (value instanceof Error) return errorWithoutPersonalData(value, depth);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => withoutPersonalData(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      personal.has(key.replace(/[_-]/gu, "").toLowerCase()) ? withheld : withoutPersonalData(inner, depth + 1),
    ]),
  );
}

function errorWithoutPersonalData(error: Error, depth: number): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(error).filter(([key, value]) => ofErrors.has(key) && typeof value === "string"));
  return {
    ...kept,
    name: error.name,
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? ""),
    ...(error.cause === undefined ? {} : { cause: withoutPersonalData(error.cause, depth + 1) }),
  };
}
