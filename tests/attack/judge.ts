import type { Answer, Asked } from "./ask";

/** What only the inside knows: frames of a stack, files, statements, names of errors of the language and of packages. */
const inside =
  /\n\s*at .+:\d+:\d+|node_modules|file:\/\/\/|\/build\/|\.server\.ts|\bPrisma[A-Z]|\bselect [\w".*, ]+ from [a-z_"]+|syntax error at|\b(?:Type|Reference|Range|Syntax|Zod|Fidelio)Error\b|ECONNREFUSED|postgres(?:ql)?:\/\/|violates (?:row|foreign|check|unique)/iu;

const secrets = ["local-secret", "local-mode-hash-key", "shpat_", "refresh_token"];

/** What is wrong with an answer, whoever asked; `hidden` is what they may not read, unless they sent it themselves. */
export function faultsOf(asked: Asked, answer: Answer, hidden: readonly string[] = []): string[] {
  const { status, headers, text } = answer;
  const sent = `${decoded(asked.path)}\n${asked.body?.toString() ?? ""}\n${Object.values(asked.headers ?? {}).join("\n")}`;
  const read = `${text}\n${JSON.stringify(headers)}`;
  const faults: string[] = [];
  if (status >= 500) faults.push(`answers ${status}: ${text.slice(0, 200)}`);
  const found = inside.exec(text)?.[0];
  if (found !== undefined && !sent.includes(found)) faults.push(`shows its inside: ${found.trim()}`);
  for (const secret of [...secrets, ...hidden]) if (read.includes(secret) && !sent.includes(secret)) faults.push(`tells ${secret}`);
  if (headers["x-content-type-options"] !== "nosniff") faults.push("lets a browser guess");
  if (headers["x-powered-by"] !== undefined) faults.push("says what it is made of");
  if (text !== "" && headers["content-type"] === undefined) faults.push("does not say what it is");
  if (
    headers["content-type"]?.includes("text/html") &&
    !/script-src|default-src/u.test(headers["content-security-policy"] ?? "") &&
    !asked.path.startsWith("/proxy/")
  )
    faults.push("is a page without a policy");
  return faults;
}

/** Where it reads as anything. */
function decoded(path: string): string {
  try {
    return `${path}\n${decodeURIComponent(path.replaceAll("+", " "))}`;
  } catch {
    return path;
  }
}

/** For the report of a test: a request as one line. */
export const told = ({ method, path, body }: Asked): string => `${method} ${path.slice(0, 300)} ${(body ?? "").toString().slice(0, 300)}`;
