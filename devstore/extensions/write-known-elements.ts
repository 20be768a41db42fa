import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { KnownElement, KnownElements } from "./known-elements";
import { targets } from "./surfaces";

/** Every element has these by nature. */
const ofAll = new Set(["id", "key", "ref", "slot", "children"]);

function elementOf(checker: ts.TypeChecker, symbol: ts.Symbol, at: ts.Node): KnownElement {
  const names = checker.getPropertiesOfType(checker.getTypeOfSymbolAtLocation(symbol, at)).map(({ name }) => name);
  const events = names.filter((name) => /^on[A-Z]/u.test(name)).map((name) => name.slice(2).toLowerCase());
  const attributes = names.filter((name) => !/^on[A-Z]/u.test(name) && !ofAll.has(name));
  return { attributes: attributes.sort(), events: events.sort() };
}

/** Read once for all targets: the browser's own types are most of it. */
const sources = new Map<string, ts.SourceFile | undefined>();

/** The elements of one target, from the types of Shopify's package: surfaces declare the same tags differently, so each is read by itself. */
function elementsOf(target: string, surface: string): Record<string, KnownElement> {
  const name = join(process.cwd(), `known-elements-${target}.ts`);
  const text = `import type {} from "@shopify/ui-extensions/${target}"; import type { createElement } from "preact"; export type All = createElement.JSX.IntrinsicElements;`;
  const options: ts.CompilerOptions = {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ["lib.dom.d.ts", "lib.es2022.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, version, ...more) => {
    if (file === name) return ts.createSourceFile(file, text, version);
    if (!sources.has(file)) sources.set(file, getSourceFile(file, version, ...more));
    return sources.get(file);
  };
  host.fileExists = (file) => file === name || fileExists(file);
  host.readFile = (file) => (file === name ? text : readFile(file));
  const program = ts.createProgram([name], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(name)!;
  const alias = source.statements.find(ts.isTypeAliasDeclaration)!;
  const all = checker.getPropertiesOfType(checker.getTypeAtLocation(alias)).filter((one) => one.name.startsWith("s-"));
  if (all.length === 0) throw new Error(`@shopify/ui-extensions has no elements for ${target} (${surface}).`);
  return Object.fromEntries(
    all.map((one) => [one.name, elementOf(checker, one, alias)]).sort(([a], [b]) => String(a).localeCompare(String(b))),
  );
}

export function readKnownElements(): KnownElements {
  const known: KnownElements = { elements: {}, targets: {} };
  for (const [target, { surface }] of Object.entries(targets)) {
    const here = elementsOf(target, surface);
    known.elements[surface] = { ...known.elements[surface], ...here };
    known.targets[target] = Object.keys(here);
  }
  return known;
}

/** Run after the package changed: `tsx devstore/extensions/write-known-elements.ts`. */
if (process.argv[1] === import.meta.filename) {
  const lines = Object.entries(readKnownElements()).map(([part, value]) => `${JSON.stringify(part)}: ${JSON.stringify(value)}`);
  writeFileSync(join(import.meta.dirname, "generated", "known-elements.json"), `{${lines.join(",\n")}}\n`);
}
