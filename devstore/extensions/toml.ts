export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;
export interface TomlTable {
  [key: string]: TomlValue;
}

/** A line without its comment: a # within quotes is none. */
function bare(line: string): string {
  const code = /^(?:[^"#]|"(?:[^"\\]|\\.)*")*/u.exec(line)?.[0] ?? "";
  const rest = line.slice(code.length);
  return (rest === "" || rest.startsWith("#") ? code : line).trim();
}

function valueOf(text: string): TomlValue {
  if (text.startsWith('"""') || text.startsWith("'")) throw new Error(`the reader takes no such text: ${text}`);
  if (text.startsWith('"')) return JSON.parse(text) as string;
  if (text === "true" || text === "false") return text === "true";
  if (/^-?\d+(\.\d+)?$/u.test(text)) return Number(text);
  if (text.startsWith("["))
    return (text.slice(1, -1).match(/\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}|"(?:[^"\\]|\\.)*"|[^\s,]+/gu) ?? []).map(valueOf);
  if (text.startsWith("{")) return inline(text.slice(1, -1));
  throw new Error(`the reader takes no such value: ${text}`);
}

function inline(text: string): TomlTable {
  const pairs = text.match(/[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,]+)/gu) ?? [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), valueOf(pair.slice(at + 1).trim())];
    }),
  );
}

/** The table that a header names, made where there is none; of an array of tables the last one. */
function step(table: TomlTable, name: string): TomlTable {
  const next = (table[name] ??= {});
  return (Array.isArray(next) ? next.at(-1) : next) as TomlTable;
}

/** As much of TOML as an extension's configuration is written in; what goes beyond it is an error that shows the line. */
export function readToml(text: string): TomlTable {
  const all: TomlTable = {};
  let table = all;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    let line = bare(lines[at]!);
    if (line === "") continue;
    const header = /^(\[\[?)([\w.-]+)\]\]?$/u.exec(line);
    if (header) {
      const names = header[2]!.split(".");
      const parent = names.slice(0, -1).reduce(step, all);
      if (header[1] === "[") table = step(parent, names.at(-1)!);
      else ((parent[names.at(-1)!] ??= []) as TomlTable[]).push((table = {}));
      continue;
    }
    const [, key, begun] = /^([\w-]+)\s*=\s*(.+)$/u.exec(line) ?? [];
    if (key === undefined || begun === undefined) throw new Error(`no line of a configuration: ${line}`);
    line = begun;
    // a list may run over several lines
    while (line.startsWith("[") && !line.endsWith("]") && at + 1 < lines.length) line += ` ${bare(lines[(at += 1)]!)}`;
    table[key] = valueOf(line);
  }
  return all;
}
