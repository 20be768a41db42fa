import { writeFileSync } from "node:fs";
import { generateTypes, generatedFile } from "./codegen";

writeFileSync(generatedFile, await generateTypes());
