import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

/** Where the real files of the theme app extension lie; the stand-in always runs in the project's folder. */
export const extensionFolder = join(process.cwd(), "extensions", "storefront");

const schemaShape = z.looseObject({
  name: z.string().optional(),
  target: z.enum(["body", "head", "compliance_head", "section"]),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  enabled_on: z.looseObject({ templates: z.array(z.string()).optional() }).optional(),
  settings: z
    .array(z.looseObject({ id: z.string().optional(), default: z.union([z.string(), z.number(), z.boolean()]).optional() }))
    .default([]),
});

export interface ExtensionBlock {
  /** its file's name without `.liquid` */
  handle: string;
  source: string;
  schema: z.output<typeof schemaShape>;
}

const schemaTag = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

/** One file of `blocks/`. A block without a schema, or with one that Shopify would not take, is an error that names it. */
export function parseBlock(handle: string, text: string): ExtensionBlock {
  const found = schemaTag.exec(text);
  if (!found) throw new Error(`blocks/${handle}.liquid has no {% schema %}.`);
  const schema = schemaShape.safeParse(JSON.parse(found[1]!));
  if (!schema.success) throw new Error(`The schema of blocks/${handle}.liquid: ${z.prettifyError(schema.error)}`);
  return { handle, source: text.replace(schemaTag, ""), schema: schema.data };
}

/** All blocks of the extension, embeds among them, by handle. */
export function extensionBlocks(folder = extensionFolder): ExtensionBlock[] {
  const blocks = join(folder, "blocks");
  if (!existsSync(blocks)) return [];
  const files = readdirSync(blocks).filter((name) => name.endsWith(".liquid"));
  return files.sort().map((name) => parseBlock(basename(name, ".liquid"), readFileSync(join(blocks, name), "utf8")));
}

export const isEmbed = (block: ExtensionBlock): boolean => block.schema.target !== "section";
