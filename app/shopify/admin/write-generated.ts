import { writeFileSync } from "node:fs";
import { generatedFile, generateTypes } from "./codegen";

/** `npm run codegen` writes generated.ts; with `--print` the text goes to stdout, for the test that it is up to date. */
const text = await generateTypes();
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(generatedFile, text);
